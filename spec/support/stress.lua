--- A busted helper that makes the collector aggressive: it never pauses, and each of its rounds runs a finalizer that calls
--- the module amid whatever is at work (`make asan-gc`). A list that nothing holds, a string whose stack slot is gone,
--- memory that two calls share: all show under a sanitizer.

local core = require "malinews.core" -- and no Lua module: specs load those anew

collectgarbage("setpause", 0)
collectgarbage("setstepmul", 1000)

local list = core.lexicon {}

local function arm()
  setmetatable({}, { __gc = function()
    core.tokens("Ali left Gao, said l'AFP.", list)
    core.sentences("He left. She did not.", list)
    core.fold "É"
    arm()
  end })
end

arm()
