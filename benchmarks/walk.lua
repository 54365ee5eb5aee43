-- Ask for the paths of a file one after the other, and print what came of it as JSON.
-- Called as: wrk -s walk.lua URL -- FILE, or FILE once, to stop after the last path.

local requests = {}
local asked, answered = 0, 0

function init(arguments)
  for path in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
  if arguments[2] == "once" then
    response = stop_after_the_last
  end
end

function request()
  asked = asked % #requests + 1
  return requests[asked]
end

function stop_after_the_last()
  answered = answered + 1
  if answered == #requests then
    wrk.thread:stop()
  end
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    '\n{"requests": %d, "failed": %d, "median": %d, "p99": %d}\n',
    summary.requests, failed, latency:percentile(50), latency:percentile(99)
  ))
end
