import PackagingStandards
import Testing

struct HashDigestTests {
  static let digits = String(repeating: "0123456789ABCDEF", count: 4)

  @Test func digestsAreReadInBothForms() {
    #expect(HashDigest("sha256:\(Self.digits)")?.description == "sha256:\(Self.digits.lowercased())")
    #expect(HashDigest("SHA256=\(Self.digits)")?.algorithm == .sha256)
    #expect(HashDigest("md5:\(Self.digits.prefix(32))")?.bytes.count == 16)
  }

  @Test(arguments: ["sha256:00", "sha256", "crc32:00", "sha256:\(digits.dropLast())x", "", "sha256:\(digits)0"])
  func malformedDigestsAreRefused(text: String) {
    #expect(HashDigest(text) == nil)
  }

  @Test func sha256RoundTripsThroughBytes() throws {
    let digest = try #require(SHA256Digest(hexadecimal: Self.digits.utf8))
    #expect(digest.description == Self.digits.lowercased())
    #expect(SHA256Digest(hexadecimal: Array(Self.digits.utf8).span.bytes) == digest)
    for index in 0..<64 {
      for wrong in ["/", ":", "@", "G", "`", "g", "\u{0}", "\u{7F}"] {
        var digits = Array(Self.digits.utf8)
        digits[index] = Array(wrong.utf8)[0]
        #expect(SHA256Digest(hexadecimal: digits.span.bytes) == nil)
      }
    }
    #expect(SHA256Digest(bytes: HashDigest(digest).bytes) == digest)
    #expect(SHA256Digest(bytes: [1, 2]) == nil)
    #expect(SHA256Digest(hexadecimal: "00".utf8) == nil)
  }
}
