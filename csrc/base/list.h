/* Doubly linked lists whose nodes are members of what is listed: nothing is allocated, so nothing
 * can fail. */
#ifndef BCTRL_LIST_H
#define BCTRL_LIST_H

#include <stddef.h>

struct list_node {
    struct list_node *next, *previous;
};

struct list {
    struct list_node *first, *last;
    size_t count;
};

/* The struct of `type` that has *pointer as its `member`. */
#define CONTAINER_OF(pointer, type, member)                                                        \
    ((type *)(void *)((char *)(pointer)-offsetof(type, member)))

static inline void list_append(struct list *list, struct list_node *node)
{
    node->next = NULL;
    node->previous = list->last;
    if (list->last != NULL)
        list->last->next = node;
    else
        list->first = node;
    list->last = node;
    list->count++;
}

static inline void list_prepend(struct list *list, struct list_node *node)
{
    node->previous = NULL;
    node->next = list->first;
    if (list->first != NULL)
        list->first->previous = node;
    else
        list->last = node;
    list->first = node;
    list->count++;
}

static inline void list_remove(struct list *list, struct list_node *node)
{
    if (node->previous != NULL)
        node->previous->next = node->next;
    else
        list->first = node->next;
    if (node->next != NULL)
        node->next->previous = node->previous;
    else
        list->last = node->previous;
    node->next = node->previous = NULL;
    list->count--;
}

#endif
