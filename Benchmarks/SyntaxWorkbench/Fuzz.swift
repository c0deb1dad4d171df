import PythonSyntax

/// Parses mutated pieces of files. Prints the mutated source whose tree breaks an invariant, and stops there.
func fuzz(count: Int, seed: UInt64) throws {
  var random = SplitMix(state: seed)
  let files = try inputFiles().map(\.bytes).filter { $0.count > 200 }
  if files.isEmpty { return }
  var parsed = 0
  while parsed < count {
    let file = files[random.below(files.count)]
    let start = random.below(file.count - 100)
    var source = Array(file[start..<min(file.count, start + 100 + random.below(1500))])
    let tree = parse(source)
    for _ in 0..<1 + random.below(6) { mutate(&source, tree, &random) }
    if let problem = brokenInvariant(of: parse(source), source) {
      print("\(problem) in:")
      try writeOutput(String(decoding: source, as: UTF8.self))
      return
    }
    parsed += 1
  }
  print("\(parsed) mutated sources, seed \(seed): no trap, every invariant holds")
}

/// Bytes that change how what follows them is read.
private let troublesome = Array("()[]{}'\"\\\n\t #:=*,.@frbt\0\r;".utf8)

private func mutate(_ source: inout [UInt8], _ tree: SyntaxTree, _ random: inout SplitMix) {
  if source.count < 2 { return }
  let place = random.below(source.count)
  switch random.below(6) {
  case 0: source.removeSubrange(place...)
  case 1: source[place] = UInt8(truncatingIfNeeded: random.next())
  case 2: source.insert(troublesome[random.below(troublesome.count)], at: place)
  case 3:
    let token = tree.view.token(random.below(tree.view.tokenCount))
    if Int(token.end) <= source.count { source.removeSubrange(Int(token.start)..<Int(token.end)) }
  case 4:
    let piece = Array(source[place..<min(source.count, place + 1 + random.below(60))])
    source.insert(contentsOf: piece, at: random.below(source.count))
  default:
    source.removeSubrange(place..<min(source.count, place + 1 + random.below(30)))
  }
}

/// What is wrong with the tokens or nodes of a tree, if anything.
private func brokenInvariant(of tree: SyntaxTree, _ source: [UInt8]) -> String? {
  let view = tree.view
  switch tree.encoding {
  case .singleByte: break
  default:
    if view.sourceCount != source.count { return "the source has another length" }
    for index in source.indices where source[index] != view.byte(at: UInt32(index)) { return "byte \(index) differs" }
  }
  var offset: UInt32 = 0
  for index in 0..<view.tokenCount {
    let token = view.token(index)
    if token.start < offset || token.end < token.start { return "token \(index) overlaps" }
    for gap in offset..<token.start where !isBetweenTokens(view.byte(at: gap)) { return "byte \(gap) has no token" }
    offset = token.end
  }
  if Int(offset) != view.sourceCount { return "the tokens end early" }
  var problem: String?
  var seen = [Bool](repeating: false, count: view.nodeCount)
  for rawValue in 1..<UInt32(view.nodeCount) {
    let id = NodeID(rawValue: rawValue)
    let range = view.range(of: id)
    if range.start > range.end || Int(range.end) > view.sourceCount { return "node \(rawValue) has a wrong range" }
    view.forEachChild(of: id) { child in
      if child >= id || seen[child.index] || !range.contains(view.range(of: child)) {
        problem = "\(view.kind(of: id)) \(range) has a wrong child \(view.kind(of: child)) \(view.range(of: child))"
      }
      seen[child.index] = true
    }
    if problem != nil { return problem }
  }
  return nil
}

private func isBetweenTokens(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x20, 0x09, 0x0C, 0x0A, 0x0D, 0x5C, 0xEF, 0xBB, 0xBF, 0: true
  default: false
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
