-- Every operation against Prism, which judges requests by the documents of contract/: what it accepts it answers with an
-- example of the document's, what it refuses with 422 and the places where the request breaks the contract.
local bctrl = require("bctrl")
local operations = require("spec.support.operations")
local samples = require("spec.support.samples")

for _, generation in ipairs { "v2", "v1" } do
  describe("Prism, on contract/" .. generation .. ".json,", function()
    local client, document

    setup(function()
      local variable = generation == "v1" and "BCTRL_PRISM_V1_URL" or "BCTRL_PRISM_URL"
      client = bctrl.new {
        base_url = assert(os.getenv(variable), variable .. " says where Prism is: run `make contract`"),
        api_key = "contract-key", api = generation, max_retries = 0, timeout = 60,
      }
      document = samples.document(generation)
    end)

    teardown(function()
      client:close()
    end)

    local IDS = { "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "3f2504e0-4f89-41d3-9a0c-0305e82c3302" }

    -- What Prism complains of: in a 422 of its own, or in a header where it answers with a 400 that the document has.
    local function complaints(err)
      assert(err, "it was accepted")
      assert.truthy(err.status == 422 or err.status == 400, tostring(err))
      local places = {}
      local header = err.response.headers["sl-violations"]
      local list = bctrl.assert(bctrl.decode(header or err.response.text))
      for _, complaint in ipairs(header and list or list.validation) do
        places[#places + 1] = table.concat(complaint.location, ".") .. " " .. complaint.code
      end
      return table.concat(places, ", "):lower()
    end

    local known = samples.document(generation)
    for _, row in ipairs(operations.plain()) do
      local path = generation == "v2" and row.path_v2 or row.path
      local operation = known.operations[row.method .. " " .. path]
      if operation then
        local body = operation.requestBody and operation.requestBody.content["application/json"]
        body = body and body.schema
        local query = samples.query(known, operation)

        it("accepts " .. row.name, function()
          local inputs = { false }
          if body then
            inputs = samples.all(document, body, false)
            for _, value in ipairs(samples.all(document, body, true)) do
              inputs[#inputs + 1] = value
            end
          elseif query then
            inputs[2] = query
          end
          for _, input in ipairs(inputs) do
            local response = {}
            local options = { response = response, query = body and query or nil }
            local value, err = operations.call(client, row, IDS, input or nil, options)
            assert(err == nil, tostring(err) .. " " .. (bctrl.encode(input) or "") .. " " .. (err and err.response and err.response.text or ""))
            assert.truthy(operation.responses[tostring(response.status)], response.status)
            if row.result == "list" then
              for _, item in ipairs(value) do
                assert.equal(row.items ~= nil, getmetatable(item) ~= nil)
              end
            end
          end
        end)

        if body and not row.own then
          it("refuses " .. row.name .. " with a body that breaks it", function()
            local schema = samples.resolved(document, body)
            if #(schema.required or {}) > 0 or schema.oneOf or schema.anyOf then
              local places = complaints(select(2, operations.call(client, row, IDS, {})))
              assert.truthy(places:find("body", 1, true), places)
            end
            for name in pairs(schema.properties or {}) do
              local input = samples.of(document, schema, false)
              input[name] = { { { "no such thing" } } }
              local property = samples.resolved(document, schema.properties[name])
              if property.type and property.type ~= "array" and not property.additionalProperties then
                local places = complaints(select(2, operations.call(client, row, IDS, input)))
                assert.truthy(places:find("body." .. name:lower(), 1, true), places)
              end
            end
          end)
        elseif query then
          for name in pairs(query) do
            local kind
            for _, parameter in ipairs(operation.parameters) do
              kind = parameter.name == name and samples.resolved(known, parameter.schema) or kind
            end
            if kind.enum or kind.const or kind.type == "integer" or kind.type == "boolean" then
              it("refuses " .. row.name .. " with a bad " .. name, function()
                local places = complaints(select(2, operations.call(client, row, IDS, { [name] = "no such thing" })))
                assert.truthy(places:find("query." .. name:lower(), 1, true), places)
              end)
            end
          end
        end

        it("answers " .. row.name .. " with each error that is declared, and it is read", function()
          for status, declared in pairs(operation.responses) do
            if status:find("^[45]") and declared.content then
              local input = body and samples.all(document, body, false)[1]
              local value, err = operations.call(client, row, IDS, input, { headers = { Prefer = "code=" .. status } })
              assert.is_nil(value)
              assert.equal("api", err.kind)
              assert.equal(tonumber(status), err.status)
              assert.equal("string", type(err.code))
              assert.equal("string", type(err.reasonClass))
              assert.equal(1, err.attempts)
            end
          end
        end)
      end
    end
  end)
end
