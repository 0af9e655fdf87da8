local M = {}
function M.rows(self) return self.rows end
return M
