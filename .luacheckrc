std = "lua54"
max_line_length = 130
max_cyclomatic_complexity = 16
files["spec"] = { std = "+busted", max_cyclomatic_complexity = false }
exclude_files = { "build", "lua_modules" }
exclude_files[#exclude_files + 1] = "tools/gen_*.lua"
files[".ci/luarocks.lua"] = { global = false }
