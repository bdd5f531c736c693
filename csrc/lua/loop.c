/* Shows the loop and its timers to Lua: bctrl.core.loop. What becomes ready is told by number: a
 * request's and a timer's id. */
#include "core.h"
#include "lua/binding.h"

static struct loop **check_box(lua_State *L)
{
    return compat_checkself(L, LOOP_CLASS);
}

static struct loop *check_open(lua_State *L, struct loop *loop)
{
    if (loop == NULL)
        luaL_error(L, "the client is closed");
    binding_check_process(L, loop);
    return loop;
}

static struct loop *check_loop(lua_State *L)
{
    return check_open(L, *check_box(L));
}

struct loop *binding_check_loop(lua_State *L, int index)
{
    struct loop **box = luaL_checkudata(L, index, LOOP_CLASS);
    return check_open(L, *box);
}

/* loop() -> loop | nil, message */
static int lua_loop_new(lua_State *L)
{
    const char *error = NULL;
    struct loop **box = binding_new(L, sizeof *box, LOOP_CLASS);
    *box = loop_new(&error);
    if (*box != NULL)
        return 1;
    lua_pushnil(L);
    lua_pushstring(L, error);
    return 2;
}

/* loop:close(): after the transports on it. */
static int lua_loop_close(lua_State *L)
{
    struct loop **box = check_box(L);
    struct loop *loop = *box;
    *box = NULL;
    if (loop != NULL) {
        loop_close(loop);
        loop_unref(loop);
    }
    return 0;
}

/* loop:run(timeout, budget, settles) -> ready, more, left */
static int lua_loop_run(lua_State *L)
{
    struct loop *loop = check_loop(L);
    int64_t timeout = clock_duration(luaL_checknumber(L, 2));
    int64_t budget = lua_isnoneornil(L, 3) ? CLOCK_NEVER : clock_duration(luaL_checknumber(L, 3));
    struct loop_progress progress = loop_run(loop, timeout, budget);
    if (progress.ready == 0 && lua_toboolean(L, 4))
        loop_settle(loop);
    lua_pushinteger(L, (lua_Integer)progress.ready);
    lua_pushboolean(L, progress.more);
    lua_pushnumber(L, (lua_Number)clock_seconds(progress.left));
    return 3;
}

static int lua_loop_next(lua_State *L)
{
    unsigned id = loop_next(check_loop(L));
    if (id == 0)
        return 0;
    lua_pushinteger(L, (lua_Integer)id);
    return 1;
}

static int lua_loop_pollfd(lua_State *L)
{
    int descriptor = loop_descriptor(check_loop(L));
    if (descriptor < 0)
        return 0;
    lua_pushinteger(L, descriptor);
    return 1;
}

static int lua_loop_timeout(lua_State *L)
{
    int64_t timeout = loop_timeout(check_loop(L));
    if (timeout == CLOCK_NEVER)
        return 0;
    lua_pushnumber(L, (lua_Number)clock_seconds(timeout));
    return 1;
}

static int lua_loop_wake(lua_State *L)
{
    loop_wake(check_loop(L));
    return 0;
}

static int lua_loop_settle(lua_State *L)
{
    loop_settle(check_loop(L));
    return 0;
}

static int lua_loop_stats(lua_State *L)
{
    struct loop *loop = *check_box(L);
    struct loop_stats stats = {0};
    if (loop != NULL)
        stats = loop_stats(loop);
    lua_createtable(L, 0, 4);
    binding_set_count(L, "connections", stats.connections);
    binding_set_count(L, "open", stats.open);
    binding_set_count(L, "wakeups", stats.wakeups);
    binding_set_count(L, "settles", stats.settles);
    return 1;
}

/* --- timers */

struct timer_box {
    struct loop *loop; /* NULL when it is freed */
    struct loop_timer timer;
    struct loop_event event;
    bool is_entered;
};

static void on_due(struct loop_timer *timer, int64_t now)
{
    struct timer_box *box = CONTAINER_OF(timer, struct timer_box, timer);
    (void)now;
    loop_event_set(box->loop, &box->event);
}

/* loop:timer(seconds) -> timer, id: ready once, in so many seconds */
static int lua_timer_new(lua_State *L)
{
    check_loop(L);
    int64_t duration = clock_duration(luaL_checknumber(L, 2));
    struct timer_box *box = binding_new(L, sizeof *box, TIMER_CLASS);
    struct loop *loop = check_loop(L); /* a finalizer may have closed it meanwhile */
    box->loop = loop_ref(loop);
    box->is_entered = loop_timer_enter(loop, &box->timer, LOOP_TIMER, on_due);
    if (!box->is_entered || !loop_event_enter(loop, &box->event))
        return luaL_error(L, "not enough memory");
    loop_timer_set(loop, &box->timer, clock_add(clock_now(), duration));
    loop_touch(loop);
    lua_pushinteger(L, (lua_Integer)box->event.id);
    return 2;
}

static int lua_timer_free(lua_State *L)
{
    struct timer_box *box = compat_checkself(L, TIMER_CLASS);
    struct loop *loop = box->loop;
    box->loop = NULL;
    if (loop == NULL)
        return 0;
    loop_event_leave(loop, &box->event);
    if (box->is_entered)
        loop_timer_leave(loop, &box->timer);
    loop_unref(loop);
    return 0;
}

void lua_loop_register(lua_State *L)
{
    static const luaL_Reg loop_methods[] = {
        {"run", lua_loop_run},
        {"next", lua_loop_next},
        {"timer", lua_timer_new},
        {"pollfd", lua_loop_pollfd},
        {"timeout", lua_loop_timeout},
        {"wake", lua_loop_wake},
        {"settle", lua_loop_settle},
        {"stats", lua_loop_stats},
        {"close", lua_loop_close},
        {"__gc", lua_loop_close},
        {NULL, NULL},
    };
    static const luaL_Reg timer_methods[] = {
        {"free", lua_timer_free}, {"__gc", lua_timer_free}, {NULL, NULL}};
    compat_newclass(L, LOOP_CLASS, loop_methods);
    compat_newclass(L, TIMER_CLASS, timer_methods);
    lua_pop(L, 2);
    lua_pushcfunction(L, lua_loop_new);
    lua_setfield(L, -2, "loop");
    lua_pushstring(L, loop_backend);
    lua_setfield(L, -2, "backend");
}
