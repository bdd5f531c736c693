# bctrl for Lua: build, test, install. `make help` lists the targets.
#
# What a user may set: LUA (lua5.5 lua5.4 lua5.3 lua5.2 lua5.1 luajit, or any name that runs one of them),
# LUA_INCDIR (where lua.h is), CURL_INCDIR, CURL_LIBDIR, MHD_INCDIR, MHD_LIBDIR, CC, CFLAGS,
# CPPFLAGS, LDFLAGS, BACKEND=poll, BUILD, PREFIX, DESTDIR, INST_LUADIR, INST_LIBDIR, INST_BINDIR.

ifeq ($(origin LUA),undefined)
LUA := $(shell if ! command -v lua5.4 >/dev/null 2>&1 && lua -v 2>&1 | grep -q '^Lua 5\.4'; \
	then echo lua; else echo lua5.4; fi)
endif
LUAS = lua5.1 lua5.2 lua5.3 lua5.4 lua5.5 luajit
VARIANTS = $(LUAS) poll
# Which of them it is, whatever it is called here: names the build folder and the install path.
LUA_NAME := $(or $(filter $(LUAS),$(notdir $(LUA))),$(shell $(LUA) -e \
	'print(jit and "luajit" or "lua" .. _VERSION:match("%d.%d"))' 2>/dev/null),$(notdir $(LUA)))
LUA_VERSION = $(if $(filter luajit,$(LUA_NAME)),5.1,$(patsubst lua%,%,$(LUA_NAME)))

BUILD ?= build/$(LUA_NAME)$(if $(BACKEND),-$(BACKEND))
PKG_CONFIG ?= pkg-config
CFLAGS ?= -O2 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
SECONDS ?= 60
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

UNAME := $(shell uname -s)
SO ?= so
LIBFLAG ?= $(if $(filter Darwin,$(UNAME)),-bundle -undefined dynamic_lookup,-shared)
BACKEND_CPPFLAGS = $(if $(filter poll,$(BACKEND))$(filter-out Linux,$(UNAME)),-DBCTRL_BACKEND_POLL)

# Asked once, and only when something is compiled: a machine that has none of it can `make deps`.
once = $(eval $(1) := $(2))$($(1))
lua_flags = PKG_CONFIG='$(PKG_CONFIG)' LUA_PKG='$(LUA_PKG)' sh tools/lua_flags.sh
LUA_CFLAGS = $(call once,LUA_CFLAGS,$(if $(LUA_INCDIR),-I$(LUA_INCDIR),$(shell $(lua_flags) cflags $(LUA_NAME))))
LUA_LIBS = $(call once,LUA_LIBS,$(shell $(lua_flags) libs $(LUA_NAME)))
CURL_CFLAGS = $(call once,CURL_CFLAGS,$(if $(CURL_INCDIR),-I$(CURL_INCDIR),$(shell $(PKG_CONFIG) --cflags libcurl 2>/dev/null)))
CURL_LIBS = $(call once,CURL_LIBS,$(if $(CURL_LIBDIR),-L$(CURL_LIBDIR) -lcurl,$(shell $(PKG_CONFIG) --libs libcurl 2>/dev/null || echo -lcurl)))
MHD_CFLAGS = $(call once,MHD_CFLAGS,$(if $(MHD_INCDIR),-I$(MHD_INCDIR),$(shell $(PKG_CONFIG) --cflags libmicrohttpd 2>/dev/null)))
MHD_LIBS = $(call once,MHD_LIBS,$(if $(MHD_LIBDIR),-L$(MHD_LIBDIR) -lmicrohttpd,$(shell $(PKG_CONFIG) --libs libmicrohttpd 2>/dev/null || echo -lmicrohttpd)))
LIBRARY_CFLAGS = $(LUA_CFLAGS) $(CURL_CFLAGS) $(MHD_CFLAGS)
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Icsrc $(BACKEND_CPPFLAGS) -fPIC $(WARNINGS) $(CPPFLAGS) $(CFLAGS)

CORE_SOURCES = $(wildcard csrc/*.c $(foreach folder,base os loop http ws json lua,csrc/$(folder)/*.c))
GATEWAY_SOURCES = $(wildcard $(foreach folder,base os gateway,csrc/$(folder)/*.c))
CORE_OBJECTS = $(CORE_SOURCES:csrc/%.c=$(BUILD)/obj/%.o)
GATEWAY_OBJECTS = $(GATEWAY_SOURCES:csrc/%.c=$(BUILD)/obj/%.o)

## Build

all: core gateway-core ## build both C modules for one Lua into build/$(LUA)/ (the default)
core: $(BUILD)/bctrl/core.$(SO) ## build the client's C module alone
gateway-core: $(BUILD)/bctrl/gateway/core.$(SO) ## build the local gateway's C module alone
static: $(BUILD)/libbctrl.a ## build the client's C module as a static library, for hosts

# What is built from which files, and how: both are written anew only when they differ, and then all is built anew.
$(BUILD)/flags: SAYS = $(CC) $(LIBFLAG) $(ALL_CFLAGS) $(LDFLAGS) $(LUA_NAME) $(LUA_PKG) $(LUA_INCDIR) \
	$(CURL_INCDIR) $(CURL_LIBDIR) $(MHD_INCDIR) $(MHD_LIBDIR)
$(BUILD)/files: SAYS = $(CORE_SOURCES) $(GATEWAY_SOURCES)
$(BUILD)/flags $(BUILD)/files: always
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(SAYS))' >$@.now
	@if cmp -s $@.now $@; then rm $@.now; else mv $@.now $@; fi
$(sort $(CORE_OBJECTS) $(GATEWAY_OBJECTS)): $(BUILD)/flags

$(BUILD)/bctrl/core.$(SO): $(CORE_OBJECTS)
$(BUILD)/bctrl/gateway/core.$(SO): $(GATEWAY_OBJECTS)
$(BUILD)/bctrl/core.$(SO) $(BUILD)/bctrl/gateway/core.$(SO): $(BUILD)/files
	@mkdir -p $(@D)
	$(CC) $(LIBFLAG) $(LDFLAGS) -o $@ $(filter %.o,$^) $(if $(filter %/gateway/core.$(SO),$@),$(MHD_LIBS),$(CURL_LIBS)) -pthread

# One object whose only name is the entry point's: a host may have a json_decode of its own. Darwin's linker makes
# hidden names local as it joins; elsewhere objcopy does.
OBJCOPY ?= $(if $(filter Darwin,$(UNAME)),:,objcopy)
$(BUILD)/libbctrl.a: $(CORE_OBJECTS) $(BUILD)/files
	$(CC) -r -nostdlib -o $(BUILD)/obj/bctrl.o $(filter %.o,$^)
	$(OBJCOPY) --keep-global-symbol=luaopen_bctrl_core $(BUILD)/obj/bctrl.o
	@rm -f $@
	$(AR) rcs $@ $(BUILD)/obj/bctrl.o

# A program with Lua inside, from a C file and the library or its objects; $(1) is for the compiler.
define program
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LIBRARY_CFLAGS) $(1) -rdynamic $(LDFLAGS) -o $@ \
		$(filter %.c %.o,$^) $(filter %.a,$^) $(LUA_LIBS) $(CURL_LIBS) $(2) $(if $(filter Linux,$(UNAME)),-ldl) -lm -pthread
endef

$(BUILD)/obj/%.o: csrc/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LIBRARY_CFLAGS) -MMD -MP -c -o $@ $<

-include $(wildcard $(BUILD)/obj/*.d $(BUILD)/obj/*/*.d)

windows: ## build both C modules for 64-bit Windows into build/windows/, with mingw-w64 (LUAS_WINDOWS=lua5.4 luajit)
	@+sh tools/windows.sh '$(MAKE)' $(LUAS_WINDOWS)

windows-check: ## compile all C for Windows, where mingw-w64 is
	@JOBS='$(JOBS)' LUA_NAME='$(LUA_NAME)' sh tools/windows.sh '$(MAKE)' check

LUAS_WINDOWS ?= lua5.4 luajit

## Run

ENVIRONMENT = LUA='$(LUA)' LUA_NAME='$(LUA_NAME)' BUILD='$(BUILD)' BACKEND='$(BACKEND)' CC='$(CC)'
# Replaces the recipe's shell, so that what ends make ends it.
RUN = exec env $(ENVIRONMENT) sh tools/run.sh
DEPS = @$(ENVIRONMENT) sh tools/deps.sh
IN_PARALLEL = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(JOBS))
BUILD_QUIETLY = @+$(MAKE) --no-print-directory -s $(IN_PARALLEL)
define READY
	$(DEPS) build demo $(1)
	$(BUILD_QUIETLY) all
endef

demo: ## a runtime created, started, updated, listed and stopped, without an account
	$(call READY,)
	@$(RUN) examples/quickstart.lua

gateway: ## the local gateway in the foreground, on 127.0.0.1:8787 (ARGS="--port N --key K")
	$(call READY,)
	@$(RUN) lua/bctrl/gateway/serve.lua --with-parent $(ARGS)

bench: ## the benchmark of README's picture
	$(call READY,test bench)
	@$(RUN) bench/bench.lua $(ARGS)

bench-browser: ## what driving a Chromium takes, beside puppeteer-core and chrome-remote-interface (npm puts them into build/)
	$(call READY,test)
	@$(RUN) bench/bench.lua --browser $(ARGS)

example-%: examples/%.lua ## a script of examples/: example-conversation, -files, -watch, -tool, -scrape, -form, -shot, -intercept, -errors, -workspace, -frame_loop, -luv, -cqueues, -copas
	$(call READY,$(filter luv cqueues copas,$*))
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
	$(call READY,hosts)
	@$(ENVIRONMENT) LUA=nvim sh tools/run.sh --headless -u NONE -c 'luafile examples/neovim.lua'

run-example-love:
	$(call READY,hosts)
	@[ -n "$$DISPLAY" ] || export BCTRL_LOVE_SECONDS="$${BCTRL_LOVE_SECONDS:-6}"; \
		$(ENVIRONMENT) LUA=love BCTRL_TEST_WRAPPER="$$([ -n "$$DISPLAY" ] || echo xvfb-run -a)" sh tools/run.sh examples/love

$(BUILD)/embed: examples/embed/main.c
$(BUILD)/own_names: spec/system/own_names.c
$(BUILD)/embed $(BUILD)/own_names: $(BUILD)/libbctrl.a
	$(call program)

soak: ## many calls with random faults: nothing lost, nothing leaked (ARGS=)
	$(call READY,test)
	@$(RUN) spec/soak/soak.lua $(ARGS)

soak-creates: ## 5,000 creates through connections that end after 100 requests: each seen once (CALLS=, CONCURRENCY=)
	$(call READY,test)
	@$(RUN) spec/soak/creates.lua

soak-streams: ## 100,000 events over connections cut at random 200 times: each once, in order (EVENTS=, CUTS=, SEED=)
	$(call READY,test)
	@$(RUN) spec/soak/streams.lua

soak-browser: ## 1,000 pages opened, read and closed; 20,000 evaluates with reloads, crashes, cancels (PAGES=, CALLS=, SEED=)
	$(call READY,test)
	@$(RUN) spec/soak/browser.lua

soak-day: ## an idle client called after 1, 5, 30 and 61 s against nginx, HAProxy and node: no call fails (PAUSES=)
	$(call READY,test day)
	@$(RUN) spec/soak/day.lua

soak-files: ## 1 GB sent and received: memory, and how long a poll lasts meanwhile (MEGABYTES=)
	$(call READY,test)
	@$(RUN) spec/soak/files.lua

deps: ## install what is missing to build, demonstrate and test (SETS=)
	$(DEPS) $(or $(SETS),build demo test)

## Test

TEST = @exec env $(ENVIRONMENT) sh tools/test.sh

test: ## all specs on one Lua (SPECS=files, ARGS=busted's options)
	$(call READY,test)
	$(TEST) $(ARGS) $(SPECS)

test-windows: ## the specs under wine, on what make windows builds (LUAS_WINDOWS=, SPECS=files)
	$(DEPS) build demo test
	$(BUILD_QUIETLY) all LUA=lua5.4
	@+sh tools/windows.sh '$(MAKE)' test $(LUAS_WINDOWS)
	@for lua in $(LUAS_WINDOWS); do sh tools/test_windows.sh $$lua $(SPECS) || status=1; done; exit $${status:-0}

test-all: ## all specs on every Lua that there is a package of, and on the poll backend
	@sh tools/test_all.sh '$(MAKE)' $(VARIANTS)

# The variants with a sanitizer: what each is compiled and linked with, and its options at run time. Each is a make of its
# own with a folder of its own: $(call variant,NAME) TARGETS.
SANITIZER_asan = -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
SANITIZER_tsan = -fsanitize=thread
SANITIZER_c = $(SANITIZER_asan)
SANITIZER_fuzz = $(SANITIZER_asan) -fsanitize=fuzzer-no-link
OPTIONS_asan = $(OPTIONS_c) UBSAN_OPTIONS=print_stacktrace=1 \
	ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:verify_asan_link_order=0
OPTIONS_c = LSAN_OPTIONS=suppressions=$(CURDIR)/tools/lsan.supp:print_suppressions=0
# The sanitizer guesses the size of a library's thread-local block from the bytes before it, and dies of a wrong
# guess when libgnutls (libmicrohttpd's) is unloaded: intercept_tls_get_addr=0.
OPTIONS_tsan = TSAN_OPTIONS=suppressions=$(CURDIR)/tools/tsan.supp:halt_on_error=0:intercept_tls_get_addr=0
variant = +$(MAKE) --no-print-directory BUILD=build/$(LUA_NAME)-$(1) CFLAGS='-O1 -g $(SANITIZER_$(1))' \
	LDFLAGS='$(SANITIZER_$(1))' SANITIZER_OPTIONS='$(OPTIONS_$(1))'

# COLLECT=1 keeps the collector at work all the time: ten times slower, and what is freed too early shows.
COLLECT ?= 1
test-asan: ## the specs under AddressSanitizer, UBSan and LeakSanitizer (COLLECT=0: no eager collector)
	$(DEPS) build demo test
	@$(call variant,asan) sanitized-tests BCTRL_TEST_COLLECT=$(COLLECT)

TSAN_SPECS ?= $(wildcard spec/gateway/gateway_spec.lua spec/gateway/faults_spec.lua spec/gateway/chromium_spec.lua)
test-tsan: ## the gateway's thread, and clients in several threads, under ThreadSanitizer
	$(DEPS) build demo test
	@$(call variant,tsan) sanitized-tests c-tests SPECS='$(TSAN_SPECS)' C_TESTS='$(wildcard spec/c/thread*.c)'

# The Lua that runs the specs under a sanitizer is a small host built with it: nothing to preload,
# so that the programs which the specs start are not watched, and its state is closed at the end.
$(BUILD)/lua: tools/host.c $(BUILD)/flags
	$(call program)

sanitized-tests:
	$(BUILD_QUIETLY) all $(BUILD)/lua
	@$(SANITIZER_OPTIONS) BCTRL_TEST_COLLECT=$(BCTRL_TEST_COLLECT) LUA='$(BUILD)/lua' \
		LUA_NAME='$(LUA_NAME)' BUILD='$(BUILD)' sh tools/test.sh $(ARGS) $(SPECS)

# Fifty times slower. Not the forks: what a child leaves to its parent is lost in the child.
VALGRIND_SPECS ?= $(or $(SPECS),$(filter-out spec/system/processes_spec.lua,$(wildcard spec/*/*_spec.lua)))
VALGRIND = valgrind --quiet --leak-check=full --show-leak-kinds=definite,indirect \
	--errors-for-leak-kinds=definite,indirect --error-exitcode=99 --num-callers=24 --keep-debuginfo=yes \
	--suppressions=$(CURDIR)/tools/valgrind.supp --child-silent-after-fork=yes
test-valgrind: ## the specs under valgrind: no invalid access, no leak
	$(call READY,test valgrind)
	@BCTRL_TEST_SLOW=1 BCTRL_TEST_WRAPPER='$(VALGRIND)' $(ENVIRONMENT) sh tools/test.sh $(ARGS) $(VALGRIND_SPECS)

# Programs in spec/c: each has a main, is linked with the client's objects (it calls what the library hides) built with
# BCTRL_TEST_MEMORY (so that it supplies the allocator) under AddressSanitizer, and prints
# `N passed, N failed`. Those named thread*.c supply no allocator and run under test-tsan.
C_TESTS ?= $(filter-out spec/c/thread%,$(wildcard spec/c/*.c))
test-c: ## the C test programs: every allocation made to fail
	$(DEPS) build demo test
	@$(call variant,c) c-tests CPPFLAGS='$(CPPFLAGS) -DBCTRL_TEST_MEMORY'

test-alloc: ## every single allocation made to fail, for minutes (test-c takes one in thirteen)
	@BCTRL_TEST_STRIDE=1 $(MAKE) --no-print-directory test-c C_TESTS=spec/c/alloc_fail.c

test-bytes: ## an answer spoiled after every single byte (test takes one in nine)
	@BCTRL_TEST_BYTES=all $(MAKE) --no-print-directory test SPECS=spec/http/every_byte_spec.lua

C_PROGRAMS = $(C_TESTS:spec/c/%.c=$(BUILD)/spec/%)
c-tests:
	$(BUILD_QUIETLY) gateway-core $(C_PROGRAMS)
	@for program in $(C_PROGRAMS); do $(SANITIZER_OPTIONS) LUA=$$program LUA_NAME='$(LUA_NAME)' \
		BUILD='$(BUILD)' sh tools/run.sh $(ARGS) || exit 1; done

# The other judge of frames, where it is installed.
WSLAY = $(if $(wildcard /usr/include/wslay/wslay.h),-DBCTRL_TEST_WSLAY -lwslay)
$(BUILD)/spec/%: spec/c/%.c $(CORE_OBJECTS)
	$(call program,,$(if $(filter ws_frame,$*),$(WSLAY)))

# libFuzzer targets in spec/fuzz, each with a seed corpus in spec/fuzz/corpus/NAME.
FUZZ_TARGETS ?= $(patsubst spec/fuzz/%.c,%,$(wildcard spec/fuzz/*.c))
fuzz: ## every libFuzzer target for SECONDS= each (60)
	$(DEPS) build demo fuzz
	@$(call variant,fuzz) -s $(IN_PARALLEL) fuzz-programs CC=clang
	@LUA_NAME='$(LUA_NAME)' BUILD=build/$(LUA_NAME)-fuzz SECONDS=$(SECONDS) JOBS=$(JOBS) \
		sh tools/fuzz.sh $(FUZZ_TARGETS)

fuzz-programs: $(FUZZ_TARGETS:%=$(BUILD)/fuzz/%)
$(BUILD)/fuzz/gateway_frames: $(BUILD)/obj/gateway/frames.o
$(BUILD)/fuzz/%: spec/fuzz/%.c $(CORE_OBJECTS)
	$(call program,-fsanitize=fuzzer)

contract: ## every operation against Prism, and every answer of the gateway's against ajv, by both documents of contract/
	$(call READY,test contract)
	@$(ENVIRONMENT) sh spec/contract/run.sh $(ARGS)

test-install: ## both rocks and `make install`, each into a clean tree and used from there
	$(DEPS) build demo install
	@$(ENVIRONMENT) sh tools/test_install.sh '$(MAKE)'

test-elsewhere: ## the specs on fresh Debians, in chroots: needs root and debootstrap (ROWS=, FRESH=1, FOLDER=)
	$(DEPS) elsewhere
	@sh tools/test_elsewhere.sh $(ROWS)

test-hosts: ## the examples of hosts: LÖVE, Neovim, a C program, copas and the rest
	$(DEPS) hosts
	@for lua in lua5.4 lua5.1 luajit; do \
		$(MAKE) --no-print-directory test LUA=$$lua SPECS=spec/system/hosts_spec.lua || exit 1; done

## Lint

C_FILES = $(wildcard $(foreach folder,csrc csrc/* tools spec/* bench examples/embed,$(folder)/*.[ch]))
LUA_FOLDERS = $(wildcard lua contract spec examples bench tools) $(wildcard *.rockspec rockspecs/*.rockspec)
CLANG_FORMAT ?= clang-format
CLANG_TIDY ?= clang-tidy
CPPCHECK = cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr -D_GNU_SOURCE -DLUA_VERSION_NUM=504 \
	--enable=warning,performance,portability --suppress=missingInclude --suppress=ctuuninitvar --suppress=normalCheckLevelMaxBranches

lint: ## luacheck, clang-format, clang-tidy, cppcheck, no warning from gcc and clang, layers, the rocks' lists
	$(DEPS) build demo lint
	@$(MAKE) --no-print-directory $(IN_PARALLEL) -Otarget lint-tidy lint-warnings lint-cppcheck $(LINT_QUICK)

LINT_QUICK = lint-layers lint-headers lint-lua lint-format
CHECK_SPECS ?= spec/base spec/json $(patsubst %,spec/%_spec.lua,call/retry_rules system/layers system/symbols system/version)
check: ## in twenty seconds: the quick parts of lint, and the specs that need no server
	$(DEPS) build demo test lint
	$(BUILD_QUIETLY) all static
	@$(MAKE) --no-print-directory $(IN_PARALLEL) -Otarget $(LINT_QUICK)
	$(TEST) $(CHECK_SPECS)

lint-lua:
	@luacheck --quiet $(LUA_FOLDERS)
	@$(LUA) tools/rocks.lua
	@$(LUA) tools/generate.lua

lint-layers:
	$(BUILD_QUIETLY) all
	@$(LUA) tools/layers.lua . $(BUILD)/obj

lint-headers: # each compiles alone, and what only the slow targets build compiles
	@printf '%s\n' $(filter csrc/%.h spec/%.h,$(C_FILES)) $(wildcard spec/*/*.c) | xargs -n 1 -P $(JOBS) \
		$(CC) $(ALL_CFLAGS) $(LIBRARY_CFLAGS) -DBCTRL_TEST_MEMORY -Werror -Wno-pedantic -fsyntax-only -x c

lint-format:
	@$(CLANG_FORMAT) --dry-run -Werror $(C_FILES)

lint-warnings:
	$(BUILD_QUIETLY) all static BUILD=build/$(LUA_NAME)-gcc CC=gcc CFLAGS='-O2 -Werror'
	$(BUILD_QUIETLY) all static BUILD=build/$(LUA_NAME)-clang CC=clang CFLAGS='-O2 -Werror'
	$(BUILD_QUIETLY) core BUILD=build/$(LUA_NAME)-gcc-portable BACKEND=poll CC=gcc CFLAGS='-O2 -Werror'

lint-cppcheck:
	@$(CPPCHECK) csrc

# The largest first, so that none is left when all others are done.
lint-tidy:
	@ls -S $(CORE_SOURCES) $(GATEWAY_SOURCES) | xargs -n 1 -P $(JOBS) sh -c \
		'$(CLANG_TIDY) --quiet "$$@" -- $(ALL_CFLAGS) $(LIBRARY_CFLAGS) 2>/dev/null' tidy

compile_commands.json: always ## how each C file is compiled, for editors
	@$(MAKE) --no-print-directory -nB all | sed -n -e \
		's|"|\\"|g;s|^.* -c .* \(csrc/.*\)$$|{"directory":"$(CURDIR)","file":"\1","command":"&"}|p' | \
		sed -e '1s/^/[/' -e '$$!s/$$/,/' -e '$$s/$$/]/' >$@

format: ## put every C file into the project's format
	@$(CLANG_FORMAT) -i $(C_FILES)

## Install

PREFIX ?= /usr/local
INST_LUADIR ?= $(PREFIX)/share/lua/$(LUA_VERSION)
INST_LIBDIR ?= $(PREFIX)/lib/lua/$(LUA_VERSION)
INST_BINDIR ?= $(PREFIX)/bin
INSTALL ?= install
GATEWAY_MODULES = $(shell find lua/bctrl/gateway -name '*.lua')
CLIENT_MODULES = $(filter-out $(GATEWAY_MODULES),$(shell find lua/bctrl -name '*.lua'))
install: install-client install-gateway ## both into PREFIX, under DESTDIR (INST_LUADIR, INST_LIBDIR)

install_module = for file in $(2:lua/%=%); do \
	$(INSTALL) -d "$(DESTDIR)$(INST_LUADIR)/$${file%/*}" && \
	$(INSTALL) -m 644 "lua/$$file" "$(DESTDIR)$(INST_LUADIR)/$$file" || exit 1; done; \
	$(INSTALL) -d '$(DESTDIR)$(INST_LIBDIR)/$(1)' && $(INSTALL) -m 755 $(BUILD)/$(1)/core.$(SO) '$(DESTDIR)$(INST_LIBDIR)/$(1)'

install-client: core ## the client alone
	@$(call install_module,bctrl,$(CLIENT_MODULES))

install-gateway: gateway-core ## the local gateway alone, with the command bctrl-gateway (INST_BINDIR)
	@$(call install_module,bctrl/gateway,$(GATEWAY_MODULES))
	@$(INSTALL) -d '$(DESTDIR)$(INST_BINDIR)' && \
		sed -e 's|@LUA@|$(shell command -v $(LUA))|' -e 's|@LUADIR@|$(INST_LUADIR)|g' -e 's|@LIBDIR@|$(INST_LIBDIR)|' \
			tools/bctrl-gateway.in >'$(DESTDIR)$(INST_BINDIR)/bctrl-gateway' && chmod 755 '$(DESTDIR)$(INST_BINDIR)/bctrl-gateway'

generate: ## write what follows from contract/: the client's table, editors' types, docs/reference
	@$(LUA) tools/generate.lua --write

release: ## check that all agrees on the version, and make a release's files in build/release (ARGS=--untagged)
	$(BUILD_QUIETLY) core
	@+[ ! -d build/windows/src ] || sh tools/windows.sh '$(MAKE)' $(LUAS_WINDOWS)
	@BCTRL_RELEASE_LUA='$(LUA)' $(LUA) tools/release.lua $(ARGS)

deb: ## Debian's packages, looked at by lintian, in build/deb
	$(DEPS) build deb
	@sh tools/deb.sh

rocks: ## write the rockspecs' lists of files and csrc/version.h anew
	@$(LUA) tools/rocks.lua --write

clean: ## remove everything built, by `luarocks make` too
	rm -rf build bctrl compile_commands.json csrc/*.o csrc/*/*.o

help: ## this list
	@sed -n -e 's/^## \(.*\)/\n\1/p' -e 's/^\([a-z%-]*\):.*## \(.*\)/  \1|\2/p' Makefile | \
		awk -F'|' 'NF == 2 { printf "%-18s %s\n", $$1, $$2; next } { print }'

.PHONY: $(shell sed -n 's/^\([a-z-]*\):.*/\1/p' Makefile) always
.DELETE_ON_ERROR:
