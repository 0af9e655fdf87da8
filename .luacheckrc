std = "lua54"
max_line_length = 140
max_cyclomatic_complexity = 16
files["spec"] = { std = "+busted", max_cyclomatic_complexity = false, max_line_length = 160 }
files["lua/malinews/help/topics.lua"] = { max_line_length = 160 } -- prose
exclude_files = { "build", "lua_modules" }
exclude_files[#exclude_files + 1] = "tools/gen_*.lua"
files[".ci/luarocks.lua"] = { global = false }
