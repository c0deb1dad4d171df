import SystemIO

// Measures, fuzzes and compares the Python front end. Each job reads what it needs from standard input.
let usage = """
  usage: SyntaxWorkbench JOB
    speed < PATHS            megabytes per second of each stage, and the size of trees
    parse < PATHS            parses each file once, for a profiler or a comparison of whole runs
    errors < PATHS           the errors of each file
    roundtrip < PATHS        reproduces each file from its tokens and checks the invariants of its tree
    fuzz COUNT SEED < PATHS  the same for mutated files
    truncate < PATHS         the same for each file cut off at every byte, and without each of its tokens
    repeat COUNT SEED        parses long sources that repeat a few tokens and prints the slowest
    tree < PATHS             each file's tree for Tests/Oracles/cpython_tree.py
    verdicts MINOR [ipython] accepts or rejects sources for Tests/Oracles/cpython_verdicts.py
    decode < SOURCE          the text of a source as UTF-8 for Tests/Oracles/cpython_encodings.py
  """

ignoreBrokenPipeSignal()
let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "speed": try measureSpeed()
case "parse": try parseOnce()
case "errors": try listErrors()
case "roundtrip": try checkRoundTrips()
case "truncate": try truncate()
case "fuzz":
  try fuzz(
    count: arguments.dropFirst().first.flatMap { Int($0) } ?? 1000,
    seed: arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1)
case "repeat":
  try repeatTokens(
    count: arguments.dropFirst().first.flatMap { Int($0) } ?? 1000,
    seed: arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1)
case "tree": try writeTrees()
case "verdicts":
  try writeVerdicts(
    minor: arguments.dropFirst().first.flatMap { UInt8($0) } ?? 13,
    isIPython: arguments.dropFirst(2).first == "ipython")
case "decode": try writeText()
default: print(usage)
}
