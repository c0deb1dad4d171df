import PackagingStandards
import Testing

@Suite struct RequirementsFileTests {
  static let digest = String(repeating: "0a", count: 32)
  static let other = String(repeating: "ff", count: 32)

  /// Everything that a file says, a line for each thing: its number, then what it is.
  static func reading(_ bytes: [UInt8]) -> [String] {
    let variables = ["VERSION": "1.0", "FILE": "a b.txt", "EMPTY": "", "NESTED": "${VERSION}", "A_1": "z"]
    let file = RequirementsFile(parsing: bytes) { variables[$0] }
    let items = file.items.map { "\($0.line) \(description(of: $0.content))" }
    return items
      + file.diagnostics.map { "\($0.line) \($0.isWarning ? "warning" : "error"): \($0.message)" }
  }

  static func reading(_ text: String) -> [String] { reading(Array(text.utf8)) }

  private static func description(of content: RequirementsFile.Content) -> String {
    func hashed(_ text: String, _ hashes: [HashDigest]) -> String {
      ([text] + hashes.map { "#\($0.algorithm.name):\($0.hexadecimal.prefix(4))" }).joined(separator: " ")
    }
    return switch content {
    case .requirement(let requirement, let hashes): hashed("\(requirement)", hashes)
    case .unnamed(let text, let hashes): hashed("unnamed <\(text)>", hashes)
    case .editable(let text): "-e <\(text)>"
    case .requirements(let text): "-r <\(text)>"
    case .constraints(let text): "-c <\(text)>"
    case .indexURL(let text): "-i <\(text)>"
    case .extraIndexURL(let text): "extra <\(text)>"
    case .findLinks(let text): "-f <\(text)>"
    case .noIndex: "no index"
    case .noBinary(let text): "no binary <\(text)>"
    case .onlyBinary(let text): "only binary <\(text)>"
    case .requireHashes: "require hashes"
    }
  }

  // MARK: Lines

  @Test(
    arguments: [
      ("", []), ("\n\n  \n\t\n", []), ("a\n", ["1 a"]), ("a", ["1 a"]), ("a\nb\n", ["1 a", "2 b"]),
      ("a\r\nb\r\n", ["1 a", "2 b"]), ("a\rb\r", ["1 a", "2 b"]), ("a\n\r\nb", ["1 a", "3 b"]),
      ("   a==1 \n\t b\n", ["1 a==1", "2 b"]), ("a==1\u{A0}\n\u{A0}b", ["1 a==1", "2 b"]),
      // Comments
      ("# c\na\n", ["2 a"]), ("  # c\na", ["2 a"]), ("a # c", ["1 a"]), ("a\t# c", ["1 a"]), ("a # b # c", ["1 a"]),
      ("a @ https://h/x.whl#sha256=1", ["1 a @ https://h/x.whl#sha256=1"]), ("#", []), ("a #", ["1 a"]),
      ("a #\n# \\\nb", ["1 a", "3 b"]),
      // Continued lines
      ("a \\\n>=1\nb", ["1 a>=1", "3 b"]), ("a>=\\\n1", ["1 a>=1"]), ("a \\\r\n>=1\r\nb", ["1 a>=1", "3 b"]),
      ("a \\\r>=1\rb", ["1 a>=1", "3 b"]), ("a \\\n\\\n>=1\nb", ["1 a>=1", "4 b"]), ("a \\", ["1 a"]),
      ("a \\\n", ["1 a"]),
      ("a # c \\\nb\n", ["1 a", "2 b"]), ("# c \\\nb\n", ["2 b"]), ("a \\\n# c\nb", ["1 a", "3 b"]),
      ("a\\\n# c\nb", ["1 a", "3 b"]), ("\\\n\\\na", ["1 a"]), ("\\", []),
      ("a \\ \nb", ["2 b", "1 error: `a \\` is no requirement"]),
    ] as [(String, [String])])
  func linesAreJoinedAndCommentsLeftOut(text: String, expected: [String]) {
    #expect(Self.reading(text) == expected)
  }

  @Test func encodingsAreKnownByTheirMarks() {
    let text = "a==1 # ä\nb\n"
    #expect(Self.reading([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == ["1 a==1", "2 b"])
    let units = Array(text.utf16)
    #expect(Self.reading([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == ["1 a==1", "2 b"])
    #expect(Self.reading([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == ["1 a==1", "2 b"])
    #expect(Self.reading([0xFF, 0xFE, 0x61]) == [])
    #expect(Self.reading([0xEF, 0xBB]) == ["1 error: the line is not in UTF-8"])
  }

  @Test func otherEncodingsAreRefusedUnlessInComments() {
    #expect(Self.reading([0x23, 0xE9, 0x0A, 0x61]) == ["2 a"])
    #expect(Self.reading([0x61, 0x20, 0x23, 0xE9, 0x0A, 0x62]) == ["1 a", "2 b"])
    #expect(Self.reading([0x61, 0xE9, 0x0A, 0x62]) == ["2 b", "1 error: the line is not in UTF-8"])
  }

  @Test(
    arguments: [
      ("a==${VERSION}", ["1 a==1.0"]), ("-r ${FILE}", ["1 -r <a b.txt>"]), ("${EMPTY}", []), ("${A_1}", ["1 z"]),
      ("a${EMPTY}==${VERSION}${EMPTY} # ${VERSION}", ["1 a==1.0"]),
      // What a variable says is not read again.
      ("-r ${NESTED}", ["1 -r <${VERSION}>"]), ("-r ${UNSET}", ["1 -r <${UNSET}>"]),
      ("-r ${version}", ["1 -r <${version}>"]),
      ("-r $VERSION", ["1 -r <$VERSION>"]), ("-r ${VERSION", ["1 -r <${VERSION>"]), ("-r ${}", ["1 -r <${}>"]),
      ("-r ${${VERSION}", ["1 -r <${1.0>"]), ("-r $", ["1 -r <$>"]), ("-r %VERSION%", ["1 -r <%VERSION%>"]),
    ] as [(String, [String])])
  func variablesAreReplacedWhereTheyAreSet(text: String, expected: [String]) {
    #expect(Self.reading(text) == expected)
  }

  // MARK: Hashes

  @Test(
    arguments: [
      ("a==1 --hash=sha256:\(digest)", ["1 a==1 #sha256:0a0a"]),
      ("a==1 --hash sha256:\(digest)", ["1 a==1 #sha256:0a0a"]),
      ("a==1 --hash  sha256:\(digest)\t--hash\tsha256:\(other) # c", ["1 a==1 #sha256:0a0a #sha256:ffff"]),
      ("a==1 --hash='sha256:\(digest)'", ["1 a==1 #sha256:0a0a"]),
      ("a==1 --hash=SHA256:\(digest)", ["1 a==1 #sha256:0a0a"]),
      (
        "a==1 \\\n  --hash=sha256:\(digest) \\\n  --hash=sha256:\(other)\nb",
        ["1 a==1 #sha256:0a0a #sha256:ffff", "4 b"]
      ),
      ("a==1 ; os_name == 'nt' --hash=sha256:\(digest)", ["1 a==1 ; os_name == 'nt' #sha256:0a0a"]),
      ("a==1 --hash=md5:\(digest.prefix(32))", ["1 a==1 #md5:0a0a"]),
      ("a==1 --hash=sha384:\(digest)\(digest.prefix(32))", ["1 a==1 #sha384:0a0a"]),
      ("a==1 --hash=sha512:\(digest)\(other)", ["1 a==1 #sha512:0a0a"]),
      ("./a.whl --hash=sha256:\(digest)", ["1 unnamed <./a.whl> #sha256:0a0a"]),
      ("a==1 # --hash=sha256:\(digest)", ["1 a==1"]),
      ("a==1 --hash", ["1 error: `--hash` needs a value"]), ("a==1 --hash=", ["1 error: `--hash` needs a value"]),
      ("a==1 --hash= sha256:\(digest)", ["1 error: `--hash` needs a value"]),
      ("a==1 --hash=x", ["1 error: `x` is no hash"]),
      ("a==1 --hash=foo:00", ["1 error: `foo` is not the name of a hash algorithm"]),
      ("a==1 --hash=sha256:00", ["1 error: `sha256:00` is no hash: `sha256` has 64 hexadecimal digits"]),
      ("a==1 --hash=sha1:\(digest.prefix(40))", ["1 error: `sha1` hashes cannot be checked"]),
      ("a==1\n  --hash=sha256:\(digest)", ["1 a==1", "2 error: `--hash` is not an option of requirements files"]),
      ("a==1 --foo=1", ["1 error: `--foo` is not an option of a requirement"]),
      ("a==1 --no-binary a", ["1 error: `--no-binary` is not an option of a requirement"]),
      ("a==1 --hash=sha256:\(digest) stray", ["1 error: `stray` is not an option of a requirement"]),
    ] as [(String, [String])])
  func hashesStandBehindRequirements(text: String, expected: [String]) {
    #expect(Self.reading(text) == expected)
  }

  // MARK: Options

  @Test(
    arguments: [
      ("-r a.txt", ["1 -r <a.txt>"]), ("-ra.txt", ["1 -r <a.txt>"]), ("-r=a.txt", ["1 -r <a.txt>"]),
      ("--requirement a.txt", ["1 -r <a.txt>"]), ("--requirement=a.txt", ["1 -r <a.txt>"]),
      ("--requirements a.txt", ["1 -r <a.txt>"]), ("  -r a.txt  # c", ["1 -r <a.txt>"]),
      ("-r my file.txt", ["1 -r <my file.txt>"]), ("-r 'my file.txt'", ["1 -r <my file.txt>"]),
      ("-r \"my file.txt\"", ["1 -r <my file.txt>"]), ("-r my\\ file.txt", ["1 -r <my file.txt>"]),
      ("-r it's.txt", ["1 -r <it's.txt>"]), ("-r a#b.txt", ["1 -r <a#b.txt>"]), ("-r a\\\nb", ["1 -r <ab>"]),
      ("-r a.txt -r b.txt", ["1 -r <a.txt>", "1 -r <b.txt>"]), ("-r a -x b", ["1 -r <a -x b>"]),
      ("-c c.txt", ["1 -c <c.txt>"]), ("--constraint c.txt", ["1 -c <c.txt>"]),
      ("--constraints=c.txt", ["1 -c <c.txt>"]),
      ("-e .", ["1 -e <.>"]), ("--editable ./my project", ["1 -e <./my project>"]),
      ("-f my links", ["1 -f <my links>"]), ("--find-links https://h/x", ["1 -f <https://h/x>"]),
      ("--no-index --find-links x y", ["1 no index", "1 -f <x y>"]), ("-f x --no-index", ["1 -f <x>", "1 no index"]),
      ("-i https://h/s", ["1 -i <https://h/s>"]), ("--index-url 'https://h/s'", ["1 -i <https://h/s>"]),
      ("--extra-index-url=https://h/s", ["1 extra <https://h/s>"]),
      ("--no-binary a,b\n--only-binary=:all:", ["1 no binary <a,b>", "2 only binary <:all:>"]),
      ("--require-hashes", ["1 require hashes"]),
      ("--pre", ["1 warning: `--pre` has no effect in a requirements file"]),
      ("--trusted-host h\na", ["2 a", "1 warning: `--trusted-host` has no effect in a requirements file"]),
      (
        "--use-feature=x\n--prefer-binary",
        [
          "1 warning: `--use-feature` has no effect in a requirements file",
          "2 warning: `--prefer-binary` has no effect in a requirements file",
        ]
      ),
      ("-r", ["1 error: `-r` needs a value"]), ("-r=", ["1 error: `-r` needs a value"]),
      ("-r ''", ["1 error: `-r` needs a value"]),
      ("-r # c", ["1 error: `-r` needs a value"]), ("-", ["1 error: `-` is not an option of requirements files"]),
      ("--", ["1 error: `--` is not an option of requirements files"]),
      ("-x", ["1 error: `-x` is not an option of requirements files"]),
      ("--foo=1\na", ["2 a", "1 error: `--foo` is not an option of requirements files"]),
      ("--no-index x", ["1 no index", "1 error: `x` is not an option of requirements files"]),
    ] as [(String, [String])])
  func optionsHaveValues(text: String, expected: [String]) {
    #expect(Self.reading(text) == expected)
  }

  // MARK: Requirements

  @Test(arguments: [
    ("./a", true), ("../a", true), ("/a", true), ("~/a", true), ("a/b", true), ("a.whl", true), ("a-1.tar.gz", true),
    ("https://h/a", true), ("git+https://h/a", true), ("file:a", true), ("a.zip[x]", false),
    ("a.zip ; os_name=='nt'", true),
    ("a", false), ("a @ ./b", false), ("a@./b", false), ("a[x] @ https://h/b", false), ("a.b", false), ("a>=1", false),
    ("a[b/c]", false), ("a==1/2", false), ("a;x/y", false), ("", false),
  ])
  func pathsAndAddressesHaveNoName(text: String, isUnnamed: Bool) {
    #expect(UnnamedRequirement.looksUnnamed(text) == isUnnamed)
  }

  @Test func whatIsWrongIsToldWithItsLineAndTheRestStillCounts() {
    let file = RequirementsFile(parsing: Array("a\nb>\nc\n--x\nd ; python_version == '3.1*'\n".utf8)) { _ in nil }
    #expect(file.items.map(\.line) == [1, 3, 5])
    #expect(file.diagnostics.map(\.line) == [2, 4, 5])
    #expect(file.diagnostics.map(\.isWarning) == [false, false, true])
    #expect(file.diagnostics[0].detail.last == "b>\n ^")
  }

  @Test func passwordsAreNotShown() {
    let file = RequirementsFile(parsing: Array("a b https://me:secret@h/x\n".utf8)) { _ in nil }
    #expect(file.diagnostics.count == 1)
    #expect(!"\(file.diagnostics)".contains("secret"))
  }

  @Test func aFileFullOfMistakesIsToldOfInPart() {
    let warnings = String(repeating: "--pre\n", count: 1000)
    let file = RequirementsFile(parsing: Array((warnings + String(repeating: "=\n", count: 1000)).utf8)) { _ in nil }
    #expect(file.diagnostics.count <= 101)
    #expect(file.diagnostics.contains { !$0.isWarning && $0.line == 1001 })
  }

  @Test func everyLineIsReadWhateverItsLength() throws {
    // Continued without end, and a line of megabytes: what is read must be what was written, however slow a parser is.
    let names = (0..<20_000).map { "x\($0)" }
    let extras = "a[" + names.joined(separator: ",\\\n") + "]\n"
    guard
      case .requirement(let requirement, _)? = RequirementsFile(parsing: Array(extras.utf8), variable: { _ in nil })
        .items.first?.content
    else {
      Issue.record("no requirement")
      return
    }
    #expect(requirement.extras.map(\.string) == names)
    let long = RequirementsFile(parsing: [UInt8](repeating: UInt8(ascii: "\\"), count: 1 << 20)) { _ in nil }
    #expect(long.items.isEmpty && long.diagnostics.count == 1)
    #expect(
      long.diagnostics.allSatisfy { $0.message.utf8.count < 1000 && $0.detail.allSatisfy { $0.utf8.count < 1000 } })
  }
}
