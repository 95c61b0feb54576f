-- Searches of which no two are the same. Counts the answers by status, and the 503 without Retry-After.
local asked, threads = 0, {}
local words = { "maize", "cotton", "rice", "risk", "law", "authority", "decision", "drought", "seed", "import" }

function setup(thread) table.insert(threads, thread) end

function init()
  good, refused, other, unfair = 0, 0, 0, 0
end

function request()
  asked = asked + 1
  local word = words[asked % #words + 1]
  return wrk.format("GET", "/en/search?q=" .. word .. "+" .. words[math.floor(asked / #words) % #words + 1] .. "+" .. asked)
end

function response(status, headers)
  if status == 200 then good = good + 1
  elseif status == 503 then
    refused = refused + 1
    if not headers["Retry-After"] then unfair = unfair + 1 end
  else other = other + 1 end
end

function done(summary)
  local sums = { good = 0, refused = 0, other = 0, unfair = 0 }
  for _, thread in ipairs(threads) do
    for name in pairs(sums) do sums[name] = sums[name] + thread:get(name) end
  end
  print(string.format("answers 200: %d, 503: %d, other: %d; 503 without Retry-After: %d", sums.good, sums.refused, sums.other, sums.unfair))
end
