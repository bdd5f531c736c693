-- Files, with their bytes.
local json = require "bctrl.gateway.wire.json"
local pages = require "bctrl.gateway.resources.pages"
local problem = require "bctrl.gateway.wire.problem"
local reply = require "bctrl.gateway.wire.reply"

-- A path within a space: relative, and of it no part empty, "." or "..".
local function check_path(path)
  local bad = path == "" or path:find "[%c\\]"
  for part in (path .. "/"):gmatch "([^/]*)/" do bad = bad or part == "" or part == "." or part == ".." end
  if bad then
    problem.raise(400, "storage_file.path_invalid", "The path is invalid: it is relative, without empty parts, . and ...",
      { details = { path = "expected a relative path" } })
  end
  return path
end

local function last_part(path)
  return path:match "[^/\\]*$"
end

-- The part of a path that names the folder directly in `prefix` that it lies in; nil where it lies in `prefix` itself.
local function folder_in(prefix, path)
  return path:sub(#prefix + 1):match "^([^/]+)/"
end

local function starts_with(text, prefix)
  return text:sub(1, #prefix) == prefix
end

-- For Content-Disposition: a name of printable ASCII, and the whole one (RFC 6266).
local function disposition(name)
  local plain = name:gsub('[%c"\\\128-\255]', "_")
  local coded = name:gsub("[^%w!#$&+.^_`|~-]", function(byte) return ("%%%02X"):format(byte:byte()) end)
  return ("attachment; filename=\"%s\"; filename*=UTF-8''%s"):format(plain, coded)
end

return function(act, api)
  api.files, api.files_by_id = {}, {}
  local sequence = 0

  local function find(request)
    local id = request.params.fileId
    return api.must(api.files_by_id[id], "storage_file", id)
  end

  local function view(file)
    return api.show("File", file)
  end

  ---Keeps a file.
  ---@param fields table name, path, content, contentType, spaceId, metadata, source, runId, runtimeId
  function api.add_file(fields)
    local file = fields
    sequence = sequence + 1
    file.id, file.sequence, file.createdAt = api.clock.id "file_", sequence, api.clock.timestamp()
    file.sizeBytes = #file.content
    file.downloadUrl = ("%s/v1/files/%s/content"):format(api.url, file.id)
    table.insert(api.files, file)
    api.files_by_id[file.id] = file
    return file
  end

  local function read_metadata(text)
    if not text then return json.null end
    local metadata = json.decode(text)
    if json.type(metadata) ~= "object" then problem.refuse_if { metadata = "expected the JSON text of an object" } end
    return metadata
  end

  act["files.upload"] = function(request)
    local body, part = request.body, request.parts.file
    local given = last_part(part.filename or "")
    local path = body.path and check_path(body.path)
    local name = body.name or path and last_part(path) or given ~= "" and given or "file"
    if name == "" or #name > 200 then problem.refuse_if { name = "expected 1 to 200 characters" } end
    return view(api.add_file {
      name = name, path = path or check_path(last_part(name)), content = body.file,
      contentType = part.type or "application/octet-stream", spaceId = api.find_space(request.query.spaceId or "default").id,
      metadata = read_metadata(body.metadata), source = "upload",
    })
  end

  local function matches(file, query)
    local is_type = query.type == nil
    for _, each in ipairs(query.type or {}) do is_type = is_type or each == file.type end
    return is_type and (not query.spaceId or api.find_space(query.spaceId).id == file.spaceId)
      and (not query.source or query.source == file.source) and (not query.path or query.path == file.path)
      and (not query.q or file.name:lower():find(query.q:lower(), 1, true) ~= nil)
      and (not query.runId or query.runId == file.runId) and (not query.runtimeId or query.runtimeId == file.runtimeId)
      and (not query.createdAfter or file.createdAt > query.createdAfter)
  end

  local function folders(prefix, query)
    local by_name, list = {}, json.array()
    for _, file in ipairs(api.files) do
      local name = starts_with(file.path, prefix) and matches(file, query) and folder_in(prefix, file.path)
      if name then
        local folder = by_name[name]
        if not folder then
          folder = json.object { name = name, path = prefix .. name, fileCount = 0, totalBytes = 0 }
          by_name[name], list[#list + 1] = folder, folder
        end
        folder.fileCount, folder.totalBytes = folder.fileCount + 1, folder.totalBytes + file.sizeBytes
        folder.lastCreatedAt = file.createdAt
      end
    end
    table.sort(list, function(a, b) return a.name < b.name end)
    for i, folder in ipairs(list) do list[i] = api.show("FileFolder", folder) end
    return list
  end

  act["files.list"] = function(request)
    local query = request.query
    local prefix, only_direct = query.prefix or "", query.include ~= nil
    if only_direct and prefix ~= "" and prefix:sub(-1) ~= "/" then prefix = prefix .. "/" end
    local answer = pages.page(api.files, query, view, function(file)
      return starts_with(file.path, prefix) and matches(file, query) and not (only_direct and folder_in(prefix, file.path))
    end)
    if only_direct then answer.folders = folders(prefix, query) end
    return answer
  end

  act["files.get"] = function(request)
    return view(find(request))
  end

  act["files.update"] = function(request)
    local file, body = find(request), request.body
    file.name = body.name or file.name
    if body.metadata ~= nil then file.metadata = body.metadata end
    return view(file)
  end

  act["files.delete"] = function(request)
    local file = find(request)
    api.files_by_id[file.id] = nil
    for i, each in ipairs(api.files) do
      if each == file then table.remove(api.files, i) break end
    end
    return json.object { deleted = true, id = file.id }
  end

  act["files.content"] = function(request)
    local file = find(request)
    return reply.bytes(file.content, {
      "Content-Type", "application/octet-stream", "Content-Disposition", disposition(file.name), "X-Content-Type-Options", "nosniff",
    })
  end
end
