/// Compiles the text of a pattern into steps.
struct GlobParser {
  private let pattern: String
  private let dialect: Glob.Dialect
  /// The bytes of the pattern, as scalars so that they compare with literals. Git and ruff match bytes too.
  private let scalars: [Unicode.Scalar]
  private var index = 0

  /// More combinations of `{a,b}` than a person would write on purpose.
  private static let limit = 1000

  init(_ pattern: String, _ dialect: Glob.Dialect) {
    self.pattern = pattern
    self.dialect = dialect
    scalars = pattern.utf8.map { Unicode.Scalar($0) }
  }

  private var crossesSlash: Bool { dialect == .settings }

  mutating func parse() throws(GlobError) -> [[Glob.Step]] {
    let forms = try parseSequence(depth: 0)
    if index < scalars.count { throw GlobError(pattern, "a `}` closes nothing") }
    return forms
  }

  /// The forms of the text up to the end, or to the `,` or `}` that ends an alternative.
  private mutating func parseSequence(depth: Int) throws(GlobError) -> [[Glob.Step]] {
    var forms: [[Glob.Step]] = [[]]
    func append(_ steps: Glob.Step..., to forms: inout [[Glob.Step]]) {
      for place in forms.indices { forms[place] += steps }
    }
    while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "*" where isWholeComponentDoubleStar(depth):
        if index + 2 < scalars.count, scalars[index + 2] == "/" {
          index += 3
          append(.directories, to: &forms)
        } else {
          index += 2
          // `a/**` is everything below `a`; `**` alone is everything.
          append(.anything, to: &forms)
        }
      case "*":
        while index < scalars.count, scalars[index] == "*" { index += 1 }
        append(crossesSlash ? .anything : .star, to: &forms)
      case "?":
        index += 1
        append(.anyByte(crossesSlash: crossesSlash), to: &forms)
      case "[":
        let set = try parseClass()
        append(.bytes(set, crossesSlash: crossesSlash), to: &forms)
      case "{" where dialect == .settings:
        guard depth < 16 else { throw GlobError(pattern, "too many `{` within each other") }
        forms = try combine(forms, parseGroup(depth: depth + 1))
      case "}" where dialect == .settings, "," where dialect == .settings && depth > 0:
        return forms
      case "\\":
        guard index + 1 < scalars.count else { throw GlobError(pattern, "a `\\` at the end escapes nothing") }
        appendByte(scalars[index + 1], to: &forms)
        index += 2
      default:
        appendByte(scalar, to: &forms)
        index += 1
      }
    }
    return forms
  }

  private func appendByte(_ scalar: Unicode.Scalar, to forms: inout [[Glob.Step]]) {
    for place in forms.indices { forms[place].append(.byte(UInt8(truncatingIfNeeded: scalar.value))) }
  }

  /// Whether `**` starts here and stands alone between slashes or the ends of its alternative.
  private func isWholeComponentDoubleStar(_ depth: Int) -> Bool {
    guard index + 1 < scalars.count, scalars[index + 1] == "*" else { return false }
    let isBorder = { (scalar: Unicode.Scalar) in
      scalar == "/" || (depth > 0 && (scalar == "," || scalar == "{" || scalar == "}"))
    }
    if index > 0, !isBorder(scalars[index - 1]) { return false }
    return index + 2 >= scalars.count || isBorder(scalars[index + 2])
  }

  /// The forms of `{a,b}`.
  private mutating func parseGroup(depth: Int) throws(GlobError) -> [[Glob.Step]] {
    index += 1
    var forms: [[Glob.Step]] = []
    while true {
      forms += try parseSequence(depth: depth)
      guard index < scalars.count else { throw GlobError(pattern, "a `{` is never closed") }
      index += 1
      if scalars[index - 1] == "}" { return forms }
    }
  }

  private func combine(_ heads: [[Glob.Step]], _ tails: [[Glob.Step]]) throws(GlobError) -> [[Glob.Step]] {
    guard heads.count * tails.count <= Self.limit else {
      throw GlobError(pattern, "it stands for more than \(Self.limit) alternatives")
    }
    return heads.flatMap { head in tails.map { head + $0 } }
  }

  private mutating func parseClass() throws(GlobError) -> ByteSet {
    index += 1
    var set = ByteSet()
    if index < scalars.count, scalars[index] == "!" || scalars[index] == "^" {
      set.isNegated = true
      index += 1
    }
    var isFirst = true
    while index < scalars.count {
      if scalars[index] == "]", !isFirst {
        index += 1
        return set
      }
      isFirst = false
      if dialect == .ignoreFile, let ranges = parseNamedClass() {
        set.ranges += ranges
        continue
      }
      let low = try parseMember()
      guard index + 1 < scalars.count, scalars[index] == "-", scalars[index + 1] != "]" else {
        set.ranges.append(low...low)
        continue
      }
      index += 1
      let high = try parseMember()
      if low <= high {
        set.ranges.append(low...high)
      } else if dialect == .settings {
        throw GlobError(pattern, "a range goes from a later to an earlier character")
      }
    }
    throw GlobError(pattern, "a `[` is never closed")
  }

  private mutating func parseMember() throws(GlobError) -> UInt8 {
    if scalars[index] == "\\", dialect == .ignoreFile {
      index += 1
      guard index < scalars.count else { throw GlobError(pattern, "a `[` is never closed") }
    }
    index += 1
    return UInt8(truncatingIfNeeded: scalars[index - 1].value)
  }

  /// The ranges of `[:alpha:]` and its like, if one starts here.
  private mutating func parseNamedClass() -> [ClosedRange<UInt8>]? {
    guard index + 1 < scalars.count, scalars[index] == "[", scalars[index + 1] == ":" else { return nil }
    var end = index + 2
    while end + 1 < scalars.count, scalars[end] != ":" { end += 1 }
    guard end + 1 < scalars.count, scalars[end + 1] == "]" else { return nil }
    let name = String(String.UnicodeScalarView(scalars[index + 2..<end]))
    let ranges: [ClosedRange<UInt8>]
    switch name {
    case "alnum": ranges = [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
    case "alpha": ranges = [0x41...0x5A, 0x61...0x7A]
    case "blank": ranges = [0x09...0x09, 0x20...0x20]
    case "cntrl": ranges = [0x00...0x1F, 0x7F...0x7F]
    case "digit": ranges = [0x30...0x39]
    case "graph": ranges = [0x21...0x7E]
    case "lower": ranges = [0x61...0x7A]
    case "print": ranges = [0x20...0x7E]
    case "punct": ranges = [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
    case "space": ranges = [0x09...0x0D, 0x20...0x20]
    case "upper": ranges = [0x41...0x5A]
    case "xdigit": ranges = [0x30...0x39, 0x41...0x46, 0x61...0x66]
    default: return nil
    }
    index = end + 2
    return ranges
  }
}
