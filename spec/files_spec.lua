-- Reading files, and looking for several strings at once: the core's part of loading.

local core = require "malinews.core"
local folder = require "spec.support.folder"

describe("reading a file", function()
  local root
  after_each(function()
    if root then folder.remove(root) end
    root = nil
  end)

  it("gives its bytes, whatever they are and however many", function()
    for _, size in ipairs { 0, 1, 4095, 4096, 4097, 70000, 3000000 } do
      local bytes = ("\0\r\n\xFFab"):rep(size // 6 + 1):sub(1, size)
      root = folder.make { ["a.txt"] = bytes }
      assert.equal(bytes, core.read_file(root .. "/a.txt", 1 << 30))
      folder.remove(root)
      root = nil
    end
  end)

  it("reads what does not tell its size", function()
    local file = io.open "/proc/self/status"
    if not file then return end
    file:close()
    assert.matches("^Name:", core.read_file("/proc/self/status", 1 << 20))
    local bytes, message, size = core.read_file("/proc/self/status", 10)
    assert.is_nil(bytes)
    assert.is_nil(message)
    assert(size > 10)
  end)

  it("answers with the size of a file that is beyond the limit", function()
    root = folder.make { ["a.txt"] = "12345" }
    assert.equal("12345", core.read_file(root .. "/a.txt", 5))
    assert.same({ nil, nil, 5 }, { core.read_file(root .. "/a.txt", 4) })
  end)

  it("answers with the system's message for what cannot be read", function()
    root = folder.make { ["a.txt"] = "12345" }
    local bytes, message, size = core.read_file(root .. "/b.txt", 4)
    assert.same({ nil, "No such file or directory", nil }, { bytes, message, size })
    bytes, message = core.read_file(root, 1 << 20)
    assert.is_nil(bytes)
    assert.equal("Is a directory", message)
    assert.has_error(function() core.read_file("a", -1) end)
  end)
end)

describe("looking for several strings at once", function()
  it("finds the first of them at every place, up to the last byte that is asked for", function()
    local list = { "CEDROM", "·x", "Length:", "ab" }
    local needles = core.needles(list)
    for _, needle in ipairs(list) do
      for at = 0, 70 do
        local s = ("-"):rep(at) .. needle .. ("-"):rep(40 - at % 40)
        assert.equal(at + 1, needles:find(s), s)
        assert.equal(at + 1, needles:find(s, at + 1, at + #needle), s)
        assert.is_nil(needles:find(s, 1, at + #needle - 1), s)
        assert.is_nil(needles:find(s, at + 2), s)
        assert.is_nil(needles:find(s:gsub(needle, needle:sub(1, -2) .. "_"), 1), s)
      end
    end
  end)

  it("takes strings of two bytes at least", function()
    assert.is_nil(core.needles {}:find "abc")
    assert.is_nil(core.needles { "ab" }:find "a")
    assert.equal(1, core.needles { "ab" }:find "ab")
    assert.is_nil(core.needles { "ab" }:find("ab", 1, -1))
    assert.has_error(function() core.needles { "a" } end)
  end)
end)
