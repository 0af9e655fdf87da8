local M = {}
function M.resolve(ctx, attr) return nil, nil end
return M
