# bctrl for Lua: build, test, install. `make help` lists the targets.
#
# What a user may set: LUA (lua5.4 lua5.3 lua5.2 lua5.1 luajit, or any name that runs one of them),
# LUA_INCDIR (where lua.h is), CURL_INCDIR, CURL_LIBDIR, MHD_INCDIR, MHD_LIBDIR, CC, CFLAGS,
# CPPFLAGS, LDFLAGS, POLLER=portable, BUILD, PREFIX, DESTDIR, INST_LUADIR, INST_LIBDIR.

ifeq ($(origin LUA),undefined)
LUA := $(shell if ! command -v lua5.4 >/dev/null 2>&1 && lua -v 2>&1 | grep -q '^Lua 5\.4'; \
	then echo lua; else echo lua5.4; fi)
endif
LUAS = lua5.1 lua5.2 lua5.3 lua5.4 luajit
# Which of the five it is, whatever it is called here: names the build folder and the install path.
LUA_NAME := $(or $(filter $(LUAS),$(notdir $(LUA))),$(shell $(LUA) -e \
	'print(jit and "luajit" or "lua" .. _VERSION:match("%d.%d"))' 2>/dev/null),$(notdir $(LUA)))
LUA_VERSION = $(if $(filter luajit,$(LUA_NAME)),5.1,$(patsubst lua%,%,$(LUA_NAME)))

POLLER ?=
BUILD ?= build/$(LUA_NAME)$(if $(POLLER),-$(POLLER))
PKG_CONFIG ?= pkg-config
CFLAGS ?= -O2 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
SECONDS ?= 60
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

UNAME := $(shell uname -s)
LIBFLAG ?= $(if $(filter Darwin,$(UNAME)),-bundle -undefined dynamic_lookup,-shared)
ifneq ($(filter-out Linux,$(UNAME)),)
POLLER_CPPFLAGS = -DBCTRL_PORTABLE_POLLER
endif
ifeq ($(POLLER),portable)
POLLER_CPPFLAGS = -DBCTRL_PORTABLE_POLLER
endif

# Asked once, and only when something is compiled: a machine that has none of it can `make deps`.
once = $(eval $(1) := $(2))$($(1))
LUA_PKG ?=
LUA_INCDIR ?=
CURL_INCDIR ?=
CURL_LIBDIR ?=
MHD_INCDIR ?=
MHD_LIBDIR ?=
lua_flags = PKG_CONFIG='$(PKG_CONFIG)' LUA_PKG='$(LUA_PKG)' sh tools/lua_flags.sh
LUA_CFLAGS = $(call once,LUA_CFLAGS,$(if $(LUA_INCDIR),-I$(LUA_INCDIR),$(shell $(lua_flags) cflags $(LUA_NAME))))
LUA_LIBS = $(call once,LUA_LIBS,$(shell $(lua_flags) libs $(LUA_NAME)))
CURL_CFLAGS = $(call once,CURL_CFLAGS,$(if $(CURL_INCDIR),-I$(CURL_INCDIR),$(shell $(PKG_CONFIG) --cflags libcurl 2>/dev/null)))
CURL_LIBS = $(call once,CURL_LIBS,$(if $(CURL_LIBDIR),-L$(CURL_LIBDIR) -lcurl,$(shell $(PKG_CONFIG) --libs libcurl 2>/dev/null || echo -lcurl)))
MHD_CFLAGS = $(call once,MHD_CFLAGS,$(if $(MHD_INCDIR),-I$(MHD_INCDIR),$(shell $(PKG_CONFIG) --cflags libmicrohttpd 2>/dev/null)))
MHD_LIBS = $(call once,MHD_LIBS,$(if $(MHD_LIBDIR),-L$(MHD_LIBDIR) -lmicrohttpd,$(shell $(PKG_CONFIG) --libs libmicrohttpd 2>/dev/null || echo -lmicrohttpd)))
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Icsrc $(POLLER_CPPFLAGS) -fPIC -fvisibility=hidden $(WARNINGS) $(CPPFLAGS) $(CFLAGS)

CORE_SOURCES = $(wildcard csrc/*.c $(foreach folder,base os loop http json lua,csrc/$(folder)/*.c))
GATEWAY_SOURCES = $(wildcard csrc/gateway/*.c)
CORE_OBJECTS = $(CORE_SOURCES:csrc/%.c=$(BUILD)/obj/%.o)
GATEWAY_OBJECTS = $(GATEWAY_SOURCES:csrc/%.c=$(BUILD)/obj/%.o)

## Build

all: core gateway-core ## build both C modules for one Lua into build/$(LUA)/ (the default)
core: $(BUILD)/bctrl/core.so ## build the client's C module alone
gateway-core: $(BUILD)/bctrl/gateway/core.so ## build the local gateway's C module alone
static: $(BUILD)/libbctrl.a ## build the client's C module as a static library, for hosts

$(BUILD)/bctrl/core.so: $(CORE_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(LIBFLAG) $(LDFLAGS) -o $@ $^ $(CURL_LIBS) -pthread

$(BUILD)/bctrl/gateway/core.so: $(GATEWAY_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(LIBFLAG) $(LDFLAGS) -o $@ $^ $(MHD_LIBS) -pthread

$(BUILD)/libbctrl.a: $(CORE_OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/obj/gateway/%.o: csrc/gateway/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LUA_CFLAGS) $(MHD_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/%.o: csrc/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LUA_CFLAGS) $(CURL_CFLAGS) -MMD -MP -c -o $@ $<

-include $(wildcard $(BUILD)/obj/*.d $(BUILD)/obj/*/*.d)

## Run

ENVIRONMENT = LUA='$(LUA)' LUA_NAME='$(LUA_NAME)' BUILD='$(BUILD)' POLLER='$(POLLER)' CC='$(CC)'
RUN = $(ENVIRONMENT) sh tools/run.sh
DEPS = @$(ENVIRONMENT) sh tools/deps.sh
IN_PARALLEL = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(JOBS))
BUILD_QUIETLY = @+$(MAKE) --no-print-directory -s $(IN_PARALLEL)

demo: ## a runtime created, started, updated, listed and stopped, without an account
	$(DEPS) build demo
	$(BUILD_QUIETLY) all
	@$(RUN) examples/quickstart.lua

gateway: ## the local gateway in the foreground, on 127.0.0.1:8787 (ARGS="--port N --key K")
	$(DEPS) build demo
	$(BUILD_QUIETLY) all
	@$(RUN) lua/bctrl/gateway/serve.lua $(ARGS)

bench: ## the benchmark of README's table
	$(DEPS) build demo test bench
	$(BUILD_QUIETLY) all
	@$(RUN) bench/bench.lua $(ARGS)

example-%: examples/%.lua ## a script of examples/: example-errors, -workspace, -frame_loop, -luv, -cqueues, -copas
	$(DEPS) build demo test
	$(BUILD_QUIETLY) all
	@$(RUN) $< $(ARGS)

example-embed: ## a C program with Lua inside, that links libbctrl.a and has a loop of its own
	$(DEPS) build demo
	$(BUILD_QUIETLY) gateway-core $(BUILD)/embed
	@$(ENVIRONMENT) LUA='$(BUILD)/embed' sh tools/run.sh examples/embed/script.lua

# These bring LuaJIT along, so that is what the C module is built for.
example-love: ## a window of LÖVE's, in Xvfb where there is no screen
	@$(MAKE) --no-print-directory run-$@ LUA=luajit

example-neovim: ## the client in Neovim
	@$(MAKE) --no-print-directory run-$@ LUA=luajit

run-example-neovim:
	$(DEPS) build demo hosts
	$(BUILD_QUIETLY) all
	@$(ENVIRONMENT) LUA=nvim sh tools/run.sh --headless -u NONE -c 'luafile examples/neovim.lua'

run-example-love:
	$(DEPS) build demo hosts
	$(BUILD_QUIETLY) all
	@[ -n "$$DISPLAY" ] || export BCTRL_LOVE_SECONDS="$${BCTRL_LOVE_SECONDS:-6}"; \
		$(ENVIRONMENT) LUA=love BCTRL_TEST_WRAPPER="$$([ -n "$$DISPLAY" ] || echo xvfb-run -a)" sh tools/run.sh examples/love

$(BUILD)/embed: examples/embed/main.c $(BUILD)/libbctrl.a
	$(CC) $(ALL_CFLAGS) $(LUA_CFLAGS) -rdynamic $(LDFLAGS) -o $@ $^ $(LUA_LIBS) $(CURL_LIBS) -ldl -lm -pthread

soak: ## many calls with random faults: nothing lost, nothing leaked (ARGS=)
	$(DEPS) build demo test
	$(BUILD_QUIETLY) all
	@$(RUN) spec/soak/soak.lua $(ARGS)

soak-creates: ## 5,000 creates through connections that end after 100 requests: each seen once (CALLS=, CONCURRENCY=)
	$(DEPS) build demo test
	$(BUILD_QUIETLY) all
	@$(RUN) spec/soak/creates.lua

soak-day: ## an idle client called after 1, 5, 30 and 61 s against nginx, HAProxy and node: no call fails (PAUSES=)
	$(DEPS) build demo test day
	$(BUILD_QUIETLY) all
	@$(RUN) spec/soak/day.lua

deps: ## install what is missing to build, demonstrate and test (SETS=)
	$(DEPS) $(or $(SETS),build demo test)

## Test

SPECS ?=
TEST = @$(ENVIRONMENT) sh tools/test.sh

test: ## all specs on one Lua (SPECS=files, ARGS=busted's options)
	$(DEPS) build demo test
	$(BUILD_QUIETLY) all
	$(TEST) $(ARGS) $(SPECS)

test-all: ## all specs on every Lua, and on the portable poller
	@sh tools/test_all.sh '$(MAKE)' $(LUAS)

# The Lua that runs the specs under a sanitizer is a small host built with it: nothing to preload,
# so that the programs which the specs start are not watched, and its state is closed at the end.
SANITIZE = address,undefined
SANITIZED = $(BUILD)/lua
$(BUILD)/lua: tools/host.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LUA_CFLAGS) -rdynamic $(LDFLAGS) -o $@ $< $(LUA_LIBS) -ldl -lm

# COLLECT=1 keeps the collector at work all the time: ten times slower, and what is freed too early shows.
COLLECT ?= 1
ASAN_SPECS ?= $(SPECS)
test-asan: ## the specs under AddressSanitizer, UBSan and LeakSanitizer (COLLECT=0: no eager collector)
	$(DEPS) build demo test
	@$(MAKE) --no-print-directory sanitized-tests BUILD=build/$(LUA_NAME)-asan CFLAGS='-O1 -g \
		-fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined' \
		LDFLAGS='-fsanitize=address,undefined' SPECS='$(ASAN_SPECS)' BCTRL_TEST_COLLECT=$(COLLECT) \
		SANITIZER_OPTIONS='ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:verify_asan_link_order=0 \
		LSAN_OPTIONS=suppressions=$(CURDIR)/tools/lsan.supp:print_suppressions=0 UBSAN_OPTIONS=print_stacktrace=1'

# The sanitizer guesses the size of a library's thread-local block from the bytes before it, and dies of a wrong
# guess when libgnutls (libmicrohttpd's) is unloaded: intercept_tls_get_addr=0.
TSAN_SPECS ?= $(wildcard spec/gateway/gateway_spec.lua spec/gateway/faults_spec.lua)
test-tsan: ## the gateway's thread, and clients in several threads, under ThreadSanitizer
	$(DEPS) build demo test
	@$(MAKE) --no-print-directory sanitized-tests c-tests BUILD=build/$(LUA_NAME)-tsan CFLAGS='-O1 -g \
		-fsanitize=thread' LDFLAGS='-fsanitize=thread' SPECS='$(TSAN_SPECS)' \
		C_TESTS='$(wildcard spec/c/thread*.c)' \
		SANITIZER_OPTIONS='TSAN_OPTIONS=suppressions=$(CURDIR)/tools/tsan.supp:halt_on_error=0:intercept_tls_get_addr=0'

sanitized-tests:
	$(BUILD_QUIETLY) all $(SANITIZED)
	@$(SANITIZER_OPTIONS) BCTRL_TEST_COLLECT=$(BCTRL_TEST_COLLECT) LUA='$(SANITIZED)' \
		LUA_NAME='$(LUA_NAME)' BUILD='$(BUILD)' sh tools/test.sh $(ARGS) $(SPECS)

# Fifty times slower. Not the forks: what a child leaves to its parent is lost in the child.
VALGRIND_SPECS ?= $(or $(SPECS),$(filter-out spec/system/processes_spec.lua,$(wildcard spec/*/*_spec.lua)))
VALGRIND = valgrind --quiet --leak-check=full --show-leak-kinds=definite,indirect \
	--errors-for-leak-kinds=definite,indirect --error-exitcode=99 --num-callers=24 --keep-debuginfo=yes \
	--suppressions=$(CURDIR)/tools/valgrind.supp --child-silent-after-fork=yes
test-valgrind: ## the specs under valgrind: no invalid access, no leak
	$(DEPS) build demo test valgrind
	$(BUILD_QUIETLY) all
	@BCTRL_TEST_SLOW=1 BCTRL_TEST_WRAPPER='$(VALGRIND)' $(ENVIRONMENT) sh tools/test.sh $(ARGS) $(VALGRIND_SPECS)

# Programs in spec/c: each has a main, is linked with the client's C files built with
# BCTRL_TEST_MEMORY (so that it supplies the allocator) under AddressSanitizer, and prints
# `N passed, N failed`. Those named thread*.c supply no allocator and run under test-tsan.
C_TESTS ?= $(filter-out spec/c/thread%,$(wildcard spec/c/*.c))
test-c: ## the C test programs: every allocation made to fail
	$(DEPS) build demo test
	@$(MAKE) --no-print-directory c-tests BUILD=build/$(LUA_NAME)-c CPPFLAGS='$(CPPFLAGS) -DBCTRL_TEST_MEMORY' \
		CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined' \
		LDFLAGS='-fsanitize=address,undefined' C_TESTS='$(C_TESTS)' \
		SANITIZER_OPTIONS='LSAN_OPTIONS=suppressions=$(CURDIR)/tools/lsan.supp:print_suppressions=0'

test-alloc: ## every single allocation made to fail, for minutes (test-c takes one in thirteen)
	@BCTRL_TEST_STRIDE=1 $(MAKE) --no-print-directory test-c C_TESTS=spec/c/alloc_fail.c

test-bytes: ## an answer spoiled after every single byte (test takes one in nine)
	@BCTRL_TEST_BYTES=all $(MAKE) --no-print-directory test SPECS=spec/http/every_byte_spec.lua

C_PROGRAMS = $(C_TESTS:spec/c/%.c=$(BUILD)/spec/%)
c-tests:
	$(BUILD_QUIETLY) gateway-core $(C_PROGRAMS)
	@for program in $(C_PROGRAMS); do $(SANITIZER_OPTIONS) LUA=$$program LUA_NAME='$(LUA_NAME)' \
		BUILD='$(BUILD)' sh tools/run.sh $(ARGS) || exit 1; done

$(BUILD)/spec/%: spec/c/%.c $(BUILD)/libbctrl.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LUA_CFLAGS) $(CURL_CFLAGS) -rdynamic $(LDFLAGS) -o $@ $^ \
		$(LUA_LIBS) $(CURL_LIBS) -ldl -lm -pthread

# libFuzzer targets in spec/fuzz, each with a seed corpus in spec/fuzz/corpus/NAME.
FUZZ_TARGETS ?= $(patsubst spec/fuzz/%.c,%,$(wildcard spec/fuzz/*.c))
FUZZ_CFLAGS = -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=undefined
fuzz: ## every libFuzzer target for SECONDS= each (60)
	$(DEPS) build demo fuzz
	$(BUILD_QUIETLY) fuzz-programs CC=clang BUILD=build/$(LUA_NAME)-fuzz \
		CFLAGS='$(FUZZ_CFLAGS) -fsanitize=fuzzer-no-link,address,undefined'
	@LUA_NAME='$(LUA_NAME)' BUILD=build/$(LUA_NAME)-fuzz SECONDS=$(SECONDS) JOBS=$(JOBS) \
		sh tools/fuzz.sh $(FUZZ_TARGETS)

fuzz-programs: $(FUZZ_TARGETS:%=$(BUILD)/fuzz/%)
$(BUILD)/fuzz/%: spec/fuzz/%.c $(BUILD)/libbctrl.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LUA_CFLAGS) $(CURL_CFLAGS) -fsanitize=fuzzer,address,undefined \
		-rdynamic $(LDFLAGS) -o $@ $^ $(LUA_LIBS) $(CURL_LIBS) -ldl -lm -pthread

contract: ## the five documented operations against Prism, as a second judge
	$(DEPS) build demo test contract
	$(BUILD_QUIETLY) all
	@$(ENVIRONMENT) sh spec/contract/run.sh $(ARGS)

test-install: ## both rocks and `make install`, each into a clean tree and used from there
	$(DEPS) build demo install
	@$(ENVIRONMENT) sh tools/test_install.sh '$(MAKE)'

test-hosts: ## the examples of hosts: LÖVE, Neovim, a C program, copas and the rest
	$(DEPS) hosts
	@for lua in lua5.4 lua5.1 luajit; do \
		$(MAKE) --no-print-directory test LUA=$$lua SPECS=spec/system/hosts_spec.lua || exit 1; done

## Lint

C_FILES = $(wildcard csrc/*.[ch] csrc/*/*.[ch] tools/*.c spec/c/*.[ch] spec/fuzz/*.[ch] \
	bench/*.[ch] examples/embed/*.[ch])
LUA_FOLDERS = $(wildcard lua spec examples bench tools) $(wildcard *.rockspec)
CLANG_FORMAT ?= clang-format
CLANG_TIDY ?= clang-tidy
CPPCHECK = cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr -D_GNU_SOURCE -DLUA_VERSION_NUM=504 \
	--enable=warning,performance,portability --suppress=missingInclude --suppress=ctuuninitvar

lint: ## luacheck, clang-format, clang-tidy, cppcheck, no warning from gcc and clang, the rocks' lists
	$(DEPS) build demo lint
	@$(MAKE) --no-print-directory $(IN_PARALLEL) -Otarget lint-tidy lint-warnings lint-lua lint-cppcheck lint-format

lint-lua:
	@luacheck --quiet $(LUA_FOLDERS)
	@$(LUA) tools/rocks.lua

lint-format:
	@$(CLANG_FORMAT) --dry-run -Werror $(C_FILES)

lint-warnings:
	$(BUILD_QUIETLY) all static BUILD=build/$(LUA_NAME)-gcc CC=gcc CFLAGS='-O2 -Werror'
	$(BUILD_QUIETLY) all static BUILD=build/$(LUA_NAME)-clang CC=clang CFLAGS='-O2 -Werror'
	$(BUILD_QUIETLY) core BUILD=build/$(LUA_NAME)-gcc-portable POLLER=portable CC=gcc CFLAGS='-O2 -Werror'

lint-cppcheck:
	@$(CPPCHECK) csrc

# The largest first, so that none is left when all others are done.
lint-tidy:
	@ls -S $(CORE_SOURCES) $(GATEWAY_SOURCES) | xargs -n 1 -P $(JOBS) sh -c \
		'$(CLANG_TIDY) --quiet "$$@" -- $(ALL_CFLAGS) $(LUA_CFLAGS) $(CURL_CFLAGS) $(MHD_CFLAGS) 2>/dev/null' tidy

format: ## put every C file into the project's format
	@$(CLANG_FORMAT) -i $(C_FILES)

## Install

PREFIX ?= /usr/local
DESTDIR ?=
INST_LUADIR ?= $(PREFIX)/share/lua/$(LUA_VERSION)
INST_LIBDIR ?= $(PREFIX)/lib/lua/$(LUA_VERSION)
INSTALL ?= install
GATEWAY_MODULES = $(shell find lua/bctrl/gateway -name '*.lua')
CLIENT_MODULES = $(filter-out $(GATEWAY_MODULES),$(shell find lua/bctrl -name '*.lua'))
install: install-client install-gateway ## both into PREFIX, under DESTDIR (INST_LUADIR, INST_LIBDIR)

install_modules = for file in $(1:lua/%=%); do \
	$(INSTALL) -d "$(DESTDIR)$(INST_LUADIR)/$${file%/*}" && \
	$(INSTALL) -m 644 "lua/$$file" "$(DESTDIR)$(INST_LUADIR)/$$file" || exit 1; done

install-client: core ## the client alone
	@$(call install_modules,$(CLIENT_MODULES))
	$(INSTALL) -d '$(DESTDIR)$(INST_LIBDIR)/bctrl'
	$(INSTALL) -m 755 $(BUILD)/bctrl/core.so '$(DESTDIR)$(INST_LIBDIR)/bctrl'

install-gateway: gateway-core ## the local gateway alone
	@$(call install_modules,$(GATEWAY_MODULES))
	$(INSTALL) -d '$(DESTDIR)$(INST_LIBDIR)/bctrl/gateway'
	$(INSTALL) -m 755 $(BUILD)/bctrl/gateway/core.so '$(DESTDIR)$(INST_LIBDIR)/bctrl/gateway'

rocks: ## write the lists of modules in the rockspecs anew
	@$(LUA) tools/rocks.lua --write

# What `luarocks make` builds, always anew: the folder may hold another Lua's.
rock-client rock-gateway:
	rm -rf build/rock
	$(MAKE) $(if $(filter %client,$@),core,gateway-core) BUILD=build/rock

clean: ## remove everything built
	rm -rf build

help: ## this list
	@sed -n -e 's/^## \(.*\)/\n\1/p' -e 's/^\([a-z%-]*\):.*## \(.*\)/  \1|\2/p' Makefile | \
		awk -F'|' 'NF == 2 { printf "%-18s %s\n", $$1, $$2; next } { print }'

.PHONY: all core gateway-core static demo gateway bench example-neovim example-love example-embed \
	run-example-neovim run-example-love test-hosts soak deps test test-all test-asan test-tsan \
	sanitized-tests test-valgrind test-c test-alloc test-bytes c-tests fuzz fuzz-programs contract test-install lint \
	lint-lua lint-format lint-warnings lint-cppcheck lint-tidy format install install-client \
	install-gateway rocks rock-client rock-gateway clean help
.DELETE_ON_ERROR:
