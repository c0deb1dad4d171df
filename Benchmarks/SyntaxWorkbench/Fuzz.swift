import PythonSyntax

/// Parses mutated files. Prints the mutated source whose tree breaks an invariant, and stops there.
///
/// Half of the sources are whole files, half pieces of them, which are often broken at both ends. A third have tokens
/// deleted, a third are truncated, a third have bytes changed. Some are read as notebook cells, as an old Python, or in
/// an old encoding.
func fuzz(count: Int, seed: UInt64) throws {
  var random = SplitMix(state: seed)
  let files = try inputFiles().map(\.bytes).filter { (200..<60_000).contains($0.count) }
  if files.isEmpty { throw WorkbenchError("no files of 200 to 60,000 bytes") }
  var slowest = Duration.zero
  var bytes = 0
  for number in 0..<count {
    let file = files[random.below(files.count)]
    let start = random.below(2) == 0 ? 0 : random.below(file.count - 100)
    var source = start == 0 ? file : Array(file[start..<min(file.count, start + 100 + random.below(1500))])
    switch number % 3 {
    case 0: deleteTokens(&source, 1 + random.below(4), &random)
    case 1: source.removeSubrange(random.below(source.count)...)
    default: for _ in 0..<1 + random.below(6) { changeBytes(&source, &random) }
    }
    var options = ParseOptions()
    switch random.below(8) {
    case 0: options.mode = .ipython
    case 1: options.mode = .expression
    case 2: source.insert(contentsOf: "# coding: \(encodings[random.below(encodings.count)])\n".utf8, at: 0)
    default: break
    }
    bytes += source.count
    var problem: String?
    slowest = max(slowest, ContinuousClock().measure { problem = brokenInvariant(of: parse(source, options), source) })
    if let problem { throw try broken(source, problem) }
  }
  try writeOutput(
    "\(count) mutated sources, \(bytes) bytes, seed \(seed): no trap, every round trip and invariant holds; "
      + "the slowest took \(slowest / .milliseconds(1)) ms\n")
}

/// Truncates each file at every byte, and leaves out each of its tokens.
func truncate() throws {
  var count = 0
  for file in try inputFiles() {
    for end in 0...file.bytes.count {
      let source = Array(file.bytes[..<end])
      if let problem = brokenInvariant(of: parse(source), source) { throw try broken(source, problem) }
    }
    let tree = parse(file.bytes)
    for index in 0..<tree.view.tokenCount {
      let token = tree.view.token(index)
      var source = file.bytes
      if Int(token.end) <= source.count { source.removeSubrange(Int(token.start)..<Int(token.end)) }
      if let problem = brokenInvariant(of: parse(source), source) { throw try broken(source, problem) }
    }
    count += file.bytes.count + 1 + tree.view.tokenCount
  }
  try writeOutput("\(count) truncated or shortened sources: no trap, every round trip and invariant holds\n")
}

private func broken(_ source: [UInt8], _ problem: String) throws -> WorkbenchError {
  try writeOutput(String(decoding: source, as: UTF8.self))
  return WorkbenchError(problem)
}

private let encodings = [
  "latin-1", "cp1252", "gbk", "gb18030", "hz", "big5hkscs", "cp932", "shift_jis_2004", "euc_jis_2004", "euc_kr",
  "johab",
  "iso2022_jp_2", "iso2022_jp_3", "iso2022_kr", "utf-7", "nonsense",
]

/// Bytes that change how what follows them is read.
private let troublesome = Array("()[]{}'\"\\\n\t #:=*,.@frbt\0\r;".utf8)

private func deleteTokens(_ source: inout [UInt8], _ count: Int, _ random: inout SplitMix) {
  for _ in 0..<count {
    let tree = parse(source)
    let token = tree.view.token(random.below(tree.view.tokenCount))
    if Int(token.end) <= source.count { source.removeSubrange(Int(token.start)..<Int(token.end)) }
  }
}

private func changeBytes(_ source: inout [UInt8], _ random: inout SplitMix) {
  if source.count < 2 { return }
  let place = random.below(source.count)
  switch random.below(4) {
  case 0: source[place] = UInt8(truncatingIfNeeded: random.next())
  case 1: source.insert(troublesome[random.below(troublesome.count)], at: place)
  case 2:
    let piece = Array(source[place..<min(source.count, place + 1 + random.below(60))])
    source.insert(contentsOf: piece, at: random.below(source.count))
  default:
    source.removeSubrange(place..<min(source.count, place + 1 + random.below(30)))
  }
}

/// Random numbers that a seed determines.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(limit, 1))) }
}

/// Parses long sources that repeat a few random tokens, and prints the one that takes longest: what takes more than
/// linear time shows here.
func repeatTokens(count: Int, seed: UInt64) throws {
  var random = SplitMix(state: seed)
  var slowest = (duration: Duration.zero, piece: "")
  for _ in 0..<count {
    let piece = (0..<1 + random.below(9)).map { _ in vocabulary[random.below(vocabulary.count)] }.joined()
    let source = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
    var options = ParseOptions()
    if random.below(8) == 0 { options.mode = .ipython }
    let duration = ContinuousClock().measure { _ = parse(source, options).errors(for: .oldest).count }
    if duration > .seconds(1) { try writeOutput("\(duration): \(piece.debugDescription)\n") }
    if duration > slowest.duration { slowest = (duration, piece) }
  }
  try writeOutput(
    "\(count) sources of 200 kB, seed \(seed): the slowest took \(slowest.duration), \(slowest.piece.debugDescription)\n"
  )
}

private let vocabulary = [
  "x", " y ", "1", "'a'", "f'", "f'{", "t'''", "\"", "'''", "(", ")", "[", "]", "{", "}", "\n", "\n", "\n", "\n ",
  "\n  ",
  "\n    ", "\t", " ", ",", ":", ":\n", "=", " == ", ".", "*", "**", "+", "-", "@", "->", ":=", ";", "\\\n", "# c\n",
  "?",
  "!", "%", "$", "lambda ", "yield ", "await ", "async ", "def f(", "def f():", "class A:", "if x:", " if ", " else ",
  "else:", "elif x:", "for ", " for x in y", " in ", "while x:", "with a as b:", "with (", "try:", "except A:",
  "except* A:", "finally:", "match x:", "case y:", "case [", "import a.b", "from x import ", "global x", "nonlocal x",
  "return ", "not ", " and ", " is ", "del ", "raise ", "type X[", "lazy ", "{x: y", "[*", "f(**", "}'", "'",
]
