/* Every allocation made to fail, in the manner of SQLite: alloc_scenario.lua runs in a Lua state
 * whose allocator, or the C module's and libcurl's, fails at the n-th call, for every n; once,
 * twice in a row (Lua collects garbage and tries again before it gives up), or from then on. Each
 * time: no crash, no call that hangs, nothing leaked, and the client answers afterwards or says why
 * not.
 *
 * usage: alloc_fail [stride], 1 for every n; BCTRL_TEST_STRIDE likewise; 13 by default */
#include "core.h"
#include "loopback.h"
#include "base/memory.h"

#include <dirent.h>
#include <ftw.h>
#include <limits.h>
#include <lualib.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/wait.h>

#ifndef BCTRL_TEST_MEMORY
#error "build with -DBCTRL_TEST_MEMORY (make test-c)"
#endif

struct source {
    const char *name;
    bool armed;
    long calls, first, burst; /* fails at `first` and the next `burst - 1`; all later ones if 0 */
    atomic_long blocks;       /* that have not been freed */
    long failed;
};

static struct source lua_memory = {.name = "Lua"}, c_memory = {.name = "C"};
static struct loopback server;
static long ran, survived, told, hidden;

enum { MOST_FIRST_USES = 40 };

static bool fails(struct source *source)
{
    if (!source->armed)
        return false;
    long n = ++source->calls;
    if (n < source->first || (source->burst > 0 && n >= source->first + source->burst))
        return false;
    source->failed++;
    return true;
}

void *bctrl_malloc(size_t size)
{
    void *block = fails(&c_memory) ? NULL : malloc(size);
    c_memory.blocks += block != NULL;
    return block;
}

void *bctrl_calloc(size_t count, size_t size)
{
    void *block = fails(&c_memory) ? NULL : calloc(count, size);
    c_memory.blocks += block != NULL;
    return block;
}

void *bctrl_realloc(void *old, size_t size)
{
    if (fails(&c_memory))
        return NULL;
    void *block = realloc(old, size);
    c_memory.blocks += old == NULL && block != NULL;
    return block;
}

void bctrl_free(void *block)
{
    c_memory.blocks -= block != NULL;
    free(block);
}

static void *lua_allocate(void *user, void *block, size_t old_size, size_t size)
{
    (void)user;
    if (size == 0) {
        lua_memory.blocks -= block != NULL;
        free(block);
        return NULL;
    }
    if ((block == NULL || size > old_size) && fails(&lua_memory)) /* shrinking never fails */
        return NULL;
    void *new = realloc(block, size);
    lua_memory.blocks += block == NULL && new != NULL;
    return new;
}

static int open_descriptors(void)
{
    int count = 0;
    DIR *folder = opendir("/proc/self/fd");
    if (folder == NULL)
        return 0;
    while (readdir(folder) != NULL)
        count++;
    closedir(folder);
    return count;
}

static void die(const char *what, const struct source *source, const char *message)
{
    printf("alloc_fail: %s (%s, allocation %ld, %s): %s\n", what, source->name, source->first,
           source->burst == 0   ? "and all later ones"
           : source->burst == 1 ? "once"
                                : "twice",
           message);
    printf("%ld passed, 1 failed\n", survived);
    fflush(stdout);
    exit(1);
}

/* The bytecode of a file of the library, so that thousands of states do not parse it again. */
static int add_to_chunk(lua_State *L, const void *bytes, size_t size, void *buffer)
{
    (void)L;
    luaL_addlstring(buffer, bytes, size);
    return 0;
}

static lua_State *compiler; /* keeps the modules' bytecode: table name -> string */

static void compile(const char *name, const char *file)
{
    luaL_Buffer buffer;
    if (luaL_loadfile(compiler, file) != 0) {
        fprintf(stderr, "%s\n", lua_tostring(compiler, -1));
        exit(1);
    }
    lua_State *L = lua_newthread(compiler); /* the buffer keeps its parts on a stack */
    lua_pushvalue(compiler, -2);
    lua_xmove(compiler, L, 1);
    lua_State *target = lua_newthread(compiler);
    luaL_buffinit(target, &buffer);
#if LUA_VERSION_NUM >= 503
    lua_dump(L, add_to_chunk, &buffer, 0);
#else
    lua_dump(L, add_to_chunk, &buffer);
#endif
    luaL_pushresult(&buffer);
    lua_xmove(target, compiler, 1);
    lua_setglobal(compiler, name);
    lua_settop(compiler, 0);
}

static void load_compiled(lua_State *L, const char *name)
{
    size_t size = 0;
    lua_getglobal(compiler, name);
    const char *code = lua_tolstring(compiler, -1, &size);
    if (code == NULL || luaL_loadbuffer(L, code, size, name) != 0) {
        fprintf(stderr, "%s does not load\n", name);
        exit(1);
    }
    lua_pop(compiler, 1);
}

enum { MOST_MODULES = 128 };
static char modules[MOST_MODULES][64]; /* "bctrl.client" … */
static int module_count;

/* lua/bctrl/api/list.lua is bctrl.api.list, lua/bctrl/loop/init.lua bctrl.loop. */
static int compile_file(const char *file, const struct stat *status, int kind, struct FTW *place)
{
    size_t length = strlen(file);
    (void)status;
    (void)place;
    if (kind != FTW_F || length < 5 || strcmp(file + length - 4, ".lua") != 0 ||
        strstr(file, "/gateway/") != NULL)
        return 0;
    if (module_count == MOST_MODULES)
        loopback_fail("more modules than this program has room for");
    char *module = modules[module_count++];
    snprintf(module, sizeof modules[0], "%.*s", (int)length - 4 - 4, file + 4);
    char *end = strstr(module, "/init");
    if (end != NULL)
        *end = '\0';
    for (char *slash = module; (slash = strchr(slash, '/')) != NULL;)
        *slash = '.';
    compile(module, file);
    return 0;
}

static void compile_all(void)
{
    if (nftw("lua/bctrl", compile_file, 8, 0) != 0 || module_count == 0)
        loopback_fail("lua/bctrl (run it at the top of the project)");
}

static void open_state(lua_State *L)
{
    luaL_openlibs(L);
    lua_getglobal(L, "package");
    lua_getfield(L, -1, "preload");
    lua_pushcfunction(L, luaopen_bctrl_core);
    lua_setfield(L, -2, "bctrl.core");
    for (int i = 0; i < module_count; i++) {
        load_compiled(L, modules[i]);
        lua_setfield(L, -2, modules[i]);
    }
    lua_settop(L, 0);
}

static int require_bctrl(lua_State *L)
{
    lua_getglobal(L, "require");
    lua_pushliteral(L, "bctrl.browser");
    lua_call(L, 1, 0);
    lua_getglobal(L, "require");
    lua_pushliteral(L, "bctrl");
    lua_call(L, 1, 1);
    return 1;
}

static int call_scenario(lua_State *L) /* bctrl, url, run -> failures, kinds */
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 2);
    return 2;
}

/* With memory again: does the client answer, or say that it is closed? Then closes it. */
static const char after[] =
    "local client = CLIENT\n"
    "if client then\n"
    "  local ok, value, err = pcall(function() return client.runtimes:get('rt_1') end)\n"
    "  if ok and not (value and value.id == 'rt_1') then\n"
    "    return 'a later call failed: ' .. tostring(err)\n"
    "  elseif not ok and not tostring(value):find('closed', 1, true) then\n"
    "    return 'a later call raised: ' .. tostring(value)\n"
    "  end\n"
    "  client:close()\n"
    "end\n";

static bool is_memory_error(lua_State *L)
{
    const char *text = lua_tostring(L, -1);
    return text != NULL &&
           (strstr(text, "memory") != NULL || strstr(text, "error in error") != NULL);
}

static bool has_kind(lua_State *L, const char *kind)
{
    bool has;
    lua_getfield(L, -1, kind);
    has = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return has;
}

/* One run with an allocator armed. True when the allocation that should fail was reached. */
static bool run(struct source *source, long first, long burst, bool with_require)
{
    static long number;
    char url[64];
    lua_memory.armed = c_memory.armed = false;
    *source = (struct source){
        .name = source->name, .blocks = source->blocks, .first = first, .burst = burst};
    long lua_blocks = lua_memory.blocks, c_blocks = c_memory.blocks;
    int descriptors = open_descriptors();
    lua_State *L = lua_newstate(lua_allocate, NULL);
    if (L == NULL) {
        printf("alloc_fail: this Lua takes no allocator; skipped\n0 passed, 0 failed\n");
        exit(0);
    }
    alarm(60); /* a run that hangs */
    open_state(L);
    load_compiled(L, "scenario");
    lua_pushcclosure(L, call_scenario, 1);
    lua_pushcfunction(L, require_bctrl);
    source->armed = with_require;
    int status = lua_pcall(L, 0, 1, 0);
    if (status == 0) {
        source->armed = false;
        snprintf(url, sizeof url, "http://127.0.0.1:%d", server.port);
        lua_pushstring(L, url);
        lua_pushinteger(L, ++number);
        lua_checkstack(L, LUA_MINSTACK);
        source->armed = !with_require;
        status = lua_pcall(L, 3, 2, 0);
    }
    source->armed = false;
    bool reached = source->failed > 0;
    if (status != 0 && (!reached || !is_memory_error(L)))
        die("a strange error", source, lua_tostring(L, -1) ? lua_tostring(L, -1) : "no message");
    if (status == 0 && has_kind(L, "timeout"))
        die("a call hung", source, "it timed out");
    if (status == 0 && !reached && lua_tointeger(L, -2) != 0)
        die("a failure without cause", source, "");
    told += reached && (status != 0 || lua_tointeger(L, -2) != 0);
    hidden += reached && status == 0 && lua_tointeger(L, -2) == 0;
    lua_settop(L, 0);
    if (luaL_loadstring(L, after) != 0 || lua_pcall(L, 0, 1, 0) != 0 || lua_isstring(L, -1))
        die("the client is broken afterwards", source, lua_tostring(L, -1));
    lua_close(L);
    alarm(0);
    if (lua_memory.blocks != lua_blocks)
        die("Lua's memory leaked", source, "");
    /* The server closes its ends late, and a thread that syncs a file ends by itself. */
    for (int i = 0; c_memory.blocks != c_blocks || open_descriptors() != descriptors; i++) {
        if (i > 2000)
            die(c_memory.blocks != c_blocks ? "memory leaked" : "a descriptor leaked", source, "");
        usleep(1000);
    }
    ran++;
    survived++;
    return reached;
}

static void run_all(struct source *source, long burst, long stride, bool with_require)
{
    long before = ran, first = 1;
    while (run(source, first, burst, with_require))
        first += stride;
    printf("  %-3s %-10s %-18s %6ld allocations, %6ld failed in turn\n", source->name,
           with_require ? "require" : "scenario",
           burst == 0   ? "from the n-th on"
           : burst == 1 ? "once"
                        : "twice",
           source->calls, ran - before - 1);
    fflush(stdout);
}

/* libcurl is initialised once per process, so its failing there takes a process each. They are
 * forked from one that has no thread yet: a sanitizer's runtime may hold a lock while another
 * thread begins, which a fork in that moment keeps for ever. */
static void fail_each_first_use(void)
{
    long first = 1;
    for (bool reached = true; reached; first++) {
        int status = 0;
        pid_t child = fork();
        if (child < 0)
            loopback_fail("fork");
        if (child == 0)
            _exit(run(&c_memory, first, 0, false) ? 1 : 2);
        waitpid(child, &status, 0);
        if (!WIFEXITED(status) || WEXITSTATUS(status) < 1 || WEXITSTATUS(status) > 2)
            loopback_fail(WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM
                              ? "the first use in a process hung"
                              : "the first use in a process crashed");
        reached = WEXITSTATUS(status) == 1 && first < MOST_FIRST_USES;
    }
    _exit((int)first - 1);
}

static pid_t begin_first_uses(void)
{
    pid_t child = fork();
    if (child < 0)
        loopback_fail("fork");
    if (child == 0)
        fail_each_first_use();
    return child;
}

static void end_first_uses(pid_t child)
{
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) < 2 || WEXITSTATUS(status) > MOST_FIRST_USES)
        die("the first use in a process", &c_memory, "crashed or hung");
    survived += WEXITSTATUS(status);
    printf("  C   first use  from the n-th on   %30d failed in turn\n", WEXITSTATUS(status) - 1);
}

int main(int argc, char **argv)
{
    const char *given = argc > 1 ? argv[1] : getenv("BCTRL_TEST_STRIDE");
    long stride = given != NULL && atol(given) > 0 ? atol(given) : 13;
    compiler = luaL_newstate();
    compile_all();
    compile("scenario", "spec/c/alloc_scenario.lua");
    loopback_listen(&server);
    pid_t first_uses = begin_first_uses();
    loopback_start(&server);
    end_first_uses(first_uses);
    c_memory.first = lua_memory.first = 0;
    run(&c_memory, LONG_MAX, 1, false); /* what libcurl and the machine keep for good */
    run(&c_memory, LONG_MAX, 1, false);
    for (long burst = 2; burst >= 0; burst--) {
        run_all(&c_memory, burst, stride, false);
        run_all(&lua_memory, burst, stride, false);
    }
    run_all(&c_memory, 1, 1, true);
    run_all(&lua_memory, 0, stride * 7, true);
    loopback_stop(&server);
    lua_close(compiler);
    printf("every allocation: %ld runs with a failure, %ld told of it, %ld did without\n",
           told + hidden, told, hidden);
    printf("%ld passed, 0 failed\n", survived);
    return 0;
}
