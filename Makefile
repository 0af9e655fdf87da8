# malinews: `make` builds; `make demo` and `make test` each do all their own set-up.
LUA     ?= $(shell for l in lua5.4 lua54 lua; do command -v $$l >/dev/null 2>&1 && $$l -e 'os.exit(_VERSION == "Lua 5.4")' 2>/dev/null && echo $$l && break; done)
CC      ?= cc
CFLAGS  ?= -O2
PREFIX  ?= /usr/local
CORPUS  ?= examples/corpus

LUA_INC    := $(or $(LUA_INCDIR),$(shell for d in /usr/include/lua5.4 /usr/local/include/lua5.4 /usr/local/include /usr/include; do [ -f $$d/lua.h ] && echo $$d && break; done))
WARNINGS   := -Wall -Wextra -Wconversion -Wshadow -Wvla
ALL_CFLAGS := -std=c11 -fPIC -fvisibility=hidden $(WARNINGS) $(CFLAGS) $(if $(LUA_INC),-I$(LUA_INC))
SOURCES    := $(wildcard csrc/core/*.c csrc/bind/*.c)
BUILD      ?= build
OBJECTS    := $(SOURCES:csrc/%.c=$(BUILD)/%.o)
MODULE     := $(BUILD)/malinews/core.so
# Saved HTML pages need the gumbo parser; where its header is not found, all else is built.
GUMBO      := $(shell $(CC) $(CFLAGS) -E -include gumbo.h -x c /dev/null >/dev/null 2>&1 && echo yes)
HTML       := $(if $(GUMBO),$(BUILD)/malinews/gumbo.so)
# Stems need Snowball's libstemmer; the same.
STEMMER    := $(shell $(CC) $(CFLAGS) -E -include libstemmer.h -x c /dev/null >/dev/null 2>&1 && echo yes)
STEM       := $(if $(STEMMER),$(BUILD)/malinews/stemmer.so)
SHARED     := $(if $(filter Darwin,$(shell uname -s)),-bundle -undefined dynamic_lookup,-shared)
TOP        := $(CURDIR)
ENVIRONMENT = LUA_PATH="$(TOP)/lua/?.lua;$(TOP)/lua/?/init.lua;$${LUA_PATH:-;}" LUA_CPATH="$(TOP)/$(BUILD)/?.so;$${LUA_CPATH:-;}"

.PHONY: all test demo deps deps-test env bench fuzz torture asan asan-gc coverage valgrind lint docs install clean

all: $(MODULE) $(HTML) $(STEM)

$(MODULE): $(OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(SHARED) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lutf8proc -pthread $(LDLIBS)

$(BUILD)/malinews/gumbo.so: $(BUILD)/html/gumbo.o
	@mkdir -p $(@D)
	$(CC) $(SHARED) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lgumbo $(LDLIBS)

$(BUILD)/malinews/stemmer.so: $(BUILD)/stem/stemmer.o
	@mkdir -p $(@D)
	$(CC) $(SHARED) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lstemmer $(LDLIBS)

$(BUILD)/%.o: csrc/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d) $(BUILD)/html/gumbo.d $(BUILD)/stem/stemmer.d

# Set-up: what is missing is named, then installed through the system's package manager where that may be done.
deps:
	@sh bin/setup run

deps-test:
	@sh bin/setup run test

test: deps-test
	@$(MAKE) --no-print-directory all
	@env $(ENVIRONMENT) sh spec/run

demo: deps
	@$(MAKE) --no-print-directory -s all
	@env $(ENVIRONMENT) $$(sh bin/setup lua) bin/malinews demo $(CORPUS)

# eval "$(make -s env)" lets lua5.4 find the module in this tree from any folder
env:
	@echo 'export LUA_PATH="$(TOP)/lua/?.lua;$(TOP)/lua/?/init.lua;'"$${LUA_PATH:-;}"'"'
	@echo 'export LUA_CPATH="$(TOP)/$(BUILD)/?.so;'"$${LUA_CPATH:-;}"'"'

# The same specs under AddressSanitizer and UndefinedBehaviorSanitizer
asan: deps-test
	@$(MAKE) --no-print-directory all BUILD=build/asan CFLAGS="-g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all"
	@env BUILD=build/asan sh spec/sanitized

# Again, with a collector that never pauses and calls the module itself; SPECS names some of them
asan-gc: deps-test
	@$(MAKE) --no-print-directory all BUILD=build/asan CFLAGS="-g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all"
	@env BUILD=build/asan sh spec/sanitized --helper=spec/support/stress.lua $(SPECS)

# Beside ICU, libunistring and utf8proc (Debian: libicu-dev libunistring-dev), over CORPORA/LANG.dev.tsv
CORPORA ?= ../shared/corpora/masakhanews
ROUNDS  ?= 7
ONLY    ?=
CORE_OBJECTS := $(filter $(BUILD)/core/%,$(OBJECTS))

bench: all
	@sh bench/run "$(CORPORA)" $(ROUNDS) $(ONLY)

$(BUILD)/bench/%.o: bench/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/bench/%.o: bench/%.cc
	@mkdir -p $(@D)
	$(CXX) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/bench/text: $(addprefix $(BUILD)/bench/,text.o articles.o icu.o) $(CORE_OBJECTS)
	$(CXX) -o $@ $^ -llua5.4 -lunistring -licuuc -lutf8proc

-include $(wildcard $(BUILD)/bench/*.d)

# libFuzzer's targets, spec/fuzz/*.c, each for SECONDS; 0 replays the corpus alone. TARGETS names some of them
SECONDS ?= 30
fuzz:
	@sh spec/fuzz/run $(SECONDS) $(TARGETS)

# spec/torture/*.c: allocators that refuse, hostile texts, agreement with ICU
torture:
	@sh spec/torture/run $(TARGETS)

# Lines of csrc/core that specs, torture and the fuzz targets' own inputs run; fails below LEAST per cent
LEAST ?= 95
coverage: deps-test
	@sh spec/coverage $(LEAST)

# The specs that drive the C, under valgrind; SPECS names others
valgrind: deps-test
	@$(MAKE) --no-print-directory all
	@sh spec/valgrind $(SPECS)

lint: deps-test
	@sh .ci/lint

install: all
	@sh bin/setup install "$(DESTDIR)$(PREFIX)" "$(MODULE)"

clean:
	rm -rf build
