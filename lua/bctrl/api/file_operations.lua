--- The operations of files: entries as those in operations.lua.

---@type bctrl.Operation[]
return {
  { name = "files.list", method = "GET", path = "/v1/files", takes = "query", result = "list", repeatable = true },
  { name = "files.upload", method = "POST", path = "/v1/files", takes = "form" },
  { name = "files.get", method = "GET", path = "/v1/files/{fileId}", repeatable = true, argument = "file id" },
  { name = "files.update", method = "PATCH", path = "/v1/files/{fileId}", takes = "body", repeatable = true, argument = "file id" },
  { name = "files.delete", method = "DELETE", path = "/v1/files/{fileId}", repeatable = true, argument = "file id" },
  { name = "files.content", method = "GET", path = "/v1/files/{fileId}/content", result = "bytes", repeatable = true,
    argument = "file id" },
  { name = "browser.extensions.upload", method = "POST", path = "/v1/browser/extensions", takes = "form" },
}
