# bctrl for Lua: build, test, install. `make help` lists the targets.
LUA ?= lua5.4
BUILD ?= build/$(LUA)
LUA_PKG ?= $(LUA)
LUA_INCDIR ?=
CFLAGS ?= -O2 -g
PKG_CONFIG ?= pkg-config
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion

LUA_CFLAGS = $(if $(LUA_INCDIR),-I$(LUA_INCDIR),$(shell $(PKG_CONFIG) --cflags $(LUA_PKG)))
CURL_CFLAGS = $(shell $(PKG_CONFIG) --cflags libcurl)
CURL_LIBS = $(shell $(PKG_CONFIG) --libs libcurl)
MHD_CFLAGS = $(shell $(PKG_CONFIG) --cflags libmicrohttpd)
MHD_LIBS = $(shell $(PKG_CONFIG) --libs libmicrohttpd)
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -fPIC -fvisibility=hidden $(WARNINGS) $(CPPFLAGS) $(CFLAGS)

CORE_SOURCES = $(wildcard csrc/*.c)
GATEWAY_SOURCES = $(wildcard csrc/gateway/*.c)
CORE_OBJECTS = $(CORE_SOURCES:csrc/%.c=$(BUILD)/obj/%.o)
GATEWAY_OBJECTS = $(GATEWAY_SOURCES:csrc/%.c=$(BUILD)/obj/%.o)

all: core gateway-core
core: $(BUILD)/bctrl/core.so
gateway-core: $(BUILD)/bctrl/gateway/core.so

$(BUILD)/bctrl/core.so: $(CORE_OBJECTS)
	@mkdir -p $(@D)
	$(CC) -shared $(LDFLAGS) -o $@ $^ $(CURL_LIBS) -pthread

$(BUILD)/bctrl/gateway/core.so: $(GATEWAY_OBJECTS)
	@mkdir -p $(@D)
	$(CC) -shared $(LDFLAGS) -o $@ $^ $(MHD_LIBS) -pthread

$(BUILD)/obj/gateway/%.o: csrc/gateway/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LUA_CFLAGS) $(MHD_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/%.o: csrc/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LUA_CFLAGS) $(CURL_CFLAGS) -MMD -MP -c -o $@ $<

-include $(wildcard $(BUILD)/obj/*.d $(BUILD)/obj/gateway/*.d)

clean:
	rm -rf build

.PHONY: all core gateway-core clean
