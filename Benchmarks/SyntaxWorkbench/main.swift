import SystemIO

// Measures, fuzzes and compares the Python front end. Each job reads what it needs from standard input.
let usage = """
  usage: SyntaxWorkbench JOB
    speed < PATHS            megabytes per second of lexing and parsing, and the size of trees
    parse < PATHS            parses each file once, for a profiler or a comparison of whole runs
    errors < PATHS           the errors of each file
    fuzz COUNT SEED < PATHS  parses mutated files and checks the invariants of their trees
    tree < PATHS             each file's tree for Tests/Oracles/cpython_tree.py
    verdicts MINOR           accepts or rejects sources for Tests/Oracles/cpython_verdicts.py
  """

ignoreBrokenPipeSignal()
let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "speed": try measureSpeed()
case "parse": try parseOnce()
case "errors": try listErrors()
case "fuzz":
  try fuzz(
    count: arguments.dropFirst().first.flatMap { Int($0) } ?? 1000,
    seed: arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1)
case "tree": try writeTrees()
case "verdicts": try writeVerdicts(minor: arguments.dropFirst().first.flatMap { UInt8($0) } ?? 13)
default: print(usage)
}
