/* Browsers' lives: see browser.h. */
#include "gateway/browser.h"
#include "base/memory.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#define PREFIX "bctrl-chromium"

struct browser {
    struct list_node node;
    unsigned long id;
    struct os_child *child;   /* the thread's, once there is one */
    char *folder;             /* likewise */
    struct os_thread *ending; /* NULL while it runs */
    atomic_bool gone;
};

static void sweep(void *context)
{
    (void)context;
    os_folder_sweep(PREFIX);
}

static void end(void *context)
{
    struct browser *browser = context;
    os_child_kill(browser->child);
    os_folder_remove(browser->folder);
    browser->gone = true;
}

static void forget(struct browsers *browsers, struct browser *browser)
{
    list_remove(&browsers->all, &browser->node);
    if (browser->ending != NULL)
        os_thread_join(browser->ending);
    bctrl_free(browser->folder);
    bctrl_free(browser);
}

static void forget_those_gone(struct browsers *browsers)
{
    struct list_node *next;
    for (struct list_node *node = browsers->all.first; node != NULL; node = next) {
        struct browser *browser = CONTAINER_OF(node, struct browser, node);
        next = node->next;
        if (browser->gone)
            forget(browsers, browser);
    }
}

static char *joined(const char *before, const char *after)
{
    size_t size = strlen(before) + strlen(after) + 1;
    char *text = bctrl_malloc(size);
    if (text != NULL)
        snprintf(text, size, "%s%s", before, after);
    return text;
}

/* Whatever it writes for itself belongs into its folder. */
static struct os_child *start_in(const char *folder, const char **arguments, char *error,
                                 size_t error_size)
{
    static const char *const names[] = {"HOME=", "TMPDIR=", "XDG_CONFIG_HOME=", "XDG_CACHE_HOME="};
    enum { VARIABLES = sizeof names / sizeof names[0] };
    char *variables[VARIABLES + 1] = {0}, *log = joined(folder, "/log");
    char *profile = joined("--user-data-dir=", folder);
    bool enough = log != NULL && profile != NULL;
    for (size_t i = 0; i < VARIABLES; i++)
        enough = (variables[i] = joined(names[i], folder)) != NULL && enough;
    size_t count = 0;
    while (arguments[count] != NULL)
        count++;
    arguments[count++] = profile;
    if (os_is_privileged())
        arguments[count++] = "--no-sandbox";
    arguments[count] = NULL;
    struct os_child *child = NULL;
    if (enough)
        child = os_child_start(arguments, (const char *const *)variables, log, error, error_size);
    else
        snprintf(error, error_size, "not enough memory");
    for (size_t i = 0; i < VARIABLES; i++)
        bctrl_free(variables[i]);
    bctrl_free(profile);
    bctrl_free(log);
    return child;
}

unsigned long browser_start(struct browsers *browsers, const char **arguments, char *error,
                            size_t error_size)
{
    forget_those_gone(browsers);
    if (browsers->sweeper == NULL)
        browsers->sweeper = os_thread_start(sweep, NULL);
    struct browser *browser = bctrl_calloc(1, sizeof *browser);
    if (browser != NULL)
        browser->folder = os_folder_make(PREFIX);
    if (browser == NULL || browser->folder == NULL) {
        snprintf(error, error_size, "cannot make a folder for temporary files");
        bctrl_free(browser);
        return 0;
    }
    browser->child = start_in(browser->folder, arguments, error, error_size);
    if (browser->child == NULL) {
        os_folder_remove(browser->folder);
        bctrl_free(browser->folder);
        bctrl_free(browser);
        return 0;
    }
    list_append(&browsers->all, &browser->node);
    return browser->id = ++browsers->last;
}

/* One that runs, or has ended by itself. */
static struct browser *find(const struct browsers *browsers, unsigned long id)
{
    for (struct list_node *node = browsers->all.first; node != NULL; node = node->next) {
        struct browser *browser = CONTAINER_OF(node, struct browser, node);
        /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): what is freed was taken out */
        if (browser->id == id && browser->ending == NULL && !browser->gone)
            return browser;
    }
    return NULL;
}

const char *browser_folder(const struct browsers *browsers, unsigned long id)
{
    const struct browser *browser = find(browsers, id);
    return browser == NULL ? NULL : browser->folder;
}

bool browser_has_ended(const struct browsers *browsers, unsigned long id)
{
    const struct browser *browser = find(browsers, id);
    return browser == NULL || os_child_has_ended(browser->child);
}

static void begin_end(struct browser *browser)
{
    if (browser->ending != NULL || browser->gone)
        return;
    browser->ending = os_thread_start(end, browser);
    if (browser->ending == NULL) /* no thread is to be had */
        end(browser);
}

void browser_end(struct browsers *browsers, unsigned long id)
{
    forget_those_gone(browsers);
    struct browser *browser = find(browsers, id);
    if (browser != NULL)
        begin_end(browser);
}

void browsers_close(struct browsers *browsers)
{
    for (struct list_node *node = browsers->all.first; node != NULL; node = node->next)
        begin_end(CONTAINER_OF(node, struct browser, node));
    while (browsers->all.first != NULL) {
        /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): as in find */
        forget(browsers, CONTAINER_OF(browsers->all.first, struct browser, node));
    }
    if (browsers->sweeper != NULL)
        os_thread_join(browsers->sweeper);
    browsers->sweeper = NULL;
}

void browsers_leave(struct browsers *browsers)
{
    for (struct list_node *node = browsers->all.first; node != NULL; node = node->next) {
        struct browser *browser = CONTAINER_OF(node, struct browser, node);
        if (browser->ending == NULL && !browser->gone)
            os_child_leave(browser->child);
    }
}
