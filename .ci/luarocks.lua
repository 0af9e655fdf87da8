-- LuaRocks without a network, for CI: what Debian's packages give counts as installed, and there are no servers.
lua_version = "5.4"
lua_interpreter = "lua5.4"
rocks_trees = { { name = "ci", root = os_getenv "MN_ROCKS" or "/tmp/malinews-rocks" } }
rocks_servers = {}
rocks_provided = { luafilesystem = "1.8.0-1", dkjson = "2.5-3", argparse = "0.7.1-1", busted = "2.1.1-1" }
variables = { LUA_INCDIR = "/usr/include/lua5.4", LUA_BINDIR = "/usr/bin" }
