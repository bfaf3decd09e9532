-- Requests of one operation for wrk: `wrk -s requests.lua URL -- GetItem`.

local operation = "GetItem"
local keyCount = 10000

local function key()
   return string.format('"PK":{"S":"STARTUP#%08d"},"SK":{"S":"PROFILE"}', math.random(keyCount))
end

-- About 300 bytes as DynamoDB counts them.
local attributes = '"name":{"S":"Aurora Robotics"},"stage":{"S":"Seed"},"founded":{"N":"2021"},'
   .. '"funding":{"N":"1250000"},"country":{"S":"GB"},"remote":{"BOOL":true},'
   .. '"tags":{"L":[{"S":"robotics"},{"S":"climate"}]},"summary":{"S":"'
   .. string.rep("x", 150) .. '"}'

local bodies = {
   GetItem = function() return '{"TableName":"bench","Key":{' .. key() .. '}}' end,
   PutItem = function() return '{"TableName":"bench","Item":{' .. key() .. ',' .. attributes .. '}}' end,
}

function init(arguments)
   operation = arguments[1] or operation
   math.randomseed(os.time())
end

function request()
   return wrk.format("POST", "/", {
      ["X-Amz-Target"] = "DynamoDB_20120810." .. operation,
      ["Content-Type"] = "application/x-amz-json-1.0",
      ["Authorization"] = "AWS4-HMAC-SHA256 Credential=local/20261128/us-east-1/dynamodb/aws4_request, "
         .. "SignedHeaders=host;x-amz-date;x-amz-target, Signature=" .. string.rep("0", 64),
   }, bodies[operation]())
end
