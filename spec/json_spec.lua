local json = require "malinews.json"

describe("JSON", function()
  it("has no null, however deep it stood, so that what was decoded can be encoded", function()
    local value = json.decode '{"text":"x","tags":[1,null,{"a":null,"b":[null]}],"no":null}'
    assert.same({ text = "x", tags = { 1, nil, { b = {} } } }, value)
    assert.equal('{"tags":[1,null,{"b":[]}],"text":"x"}', json.encode(value))
  end)
end)
