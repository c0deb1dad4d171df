/// Finds the keyword that a short name is, with one multiplication and one comparison.
///
/// Every keyword fits into eight bytes. The multiplier sends the 39 of them to different places.
@safe struct KeywordTable: ~Copyable {
  private struct Entry: BitwiseCopyable {
    var word: UInt64
    var kind: TokenKind
  }

  private static var multiplier: UInt64 { 0x6A1E_943A_9299_8E55 }
  private static var bits: UInt64 { 7 }

  private let entries: UnsafeMutablePointer<Entry>

  private static func keywords(_ add: (StaticString, TokenKind) -> Void) {
    add("False", .falseKeyword)
    add("None", .noneKeyword)
    add("True", .trueKeyword)
    add("and", .andKeyword)
    add("as", .asKeyword)
    add("assert", .assertKeyword)
    add("async", .asyncKeyword)
    add("await", .awaitKeyword)
    add("break", .breakKeyword)
    add("class", .classKeyword)
    add("continue", .continueKeyword)
    add("def", .defKeyword)
    add("del", .delKeyword)
    add("elif", .elifKeyword)
    add("else", .elseKeyword)
    add("except", .exceptKeyword)
    add("finally", .finallyKeyword)
    add("for", .forKeyword)
    add("from", .fromKeyword)
    add("global", .globalKeyword)
    add("if", .ifKeyword)
    add("import", .importKeyword)
    add("in", .inKeyword)
    add("is", .isKeyword)
    add("lambda", .lambdaKeyword)
    add("nonlocal", .nonlocalKeyword)
    add("not", .notKeyword)
    add("or", .orKeyword)
    add("pass", .passKeyword)
    add("raise", .raiseKeyword)
    add("return", .returnKeyword)
    add("try", .tryKeyword)
    add("while", .whileKeyword)
    add("with", .withKeyword)
    add("yield", .yieldKeyword)
    add("match", .matchKeyword)
    add("case", .caseKeyword)
    add("type", .typeKeyword)
    add("lazy", .lazyKeyword)
  }

  init() {
    let count = 1 << Int(Self.bits)
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: count)
    unsafe entries.initialize(repeating: Entry(word: 0, kind: .name), count: count)
    Self.keywords { text, kind in
      var word: UInt64 = 0
      text.withUTF8Buffer { bytes in
        for index in bytes.indices.reversed() { word = unsafe word << 8 | UInt64(bytes[index]) }
      }
      unsafe entries[Self.slot(of: word)] = Entry(word: word, kind: kind)
    }
    unsafe self.entries = unsafe entries
  }

  deinit {
    unsafe entries.deallocate()
  }

  @inline(__always)
  private static func slot(of word: UInt64) -> Int {
    Int(truncatingIfNeeded: (word &* multiplier) >> (64 &- bits))
  }

  /// The kind of the name whose bytes are those of `word`, the first one lowest, with zeros above.
  @inline(__always)
  func kind(of word: UInt64) -> TokenKind {
    let entry = unsafe entries[Self.slot(of: word)]
    return entry.word == word ? entry.kind : .name
  }
}
