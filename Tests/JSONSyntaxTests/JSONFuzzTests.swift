import JSONSyntax
import TestSupport
import Testing

struct JSONFuzzTests {
  static let seed: UInt64 = 0x5EED_0001

  /// Reading and skipping must agree on whether a text is JSON, except for what skipping does not look at.
  func check(_ bytes: [UInt8]) {
    var skipError: JSONError?
    do throws(JSONError) {
      var reader = JSONReader(bytes.span.bytes)
      try reader.skipValue()
      try reader.finish()
    } catch {
      skipError = error
    }
    do throws(JSONError) {
      let value = try JSONValue(parsing: bytes)
      #expect(skipError == nil, "skipping refused \(bytes)")
      var writer = JSONWriter()
      writer.value(value)
      #expect(try JSONValue(parsing: writer.bytes) == value, "\(bytes)")
    } catch {
      #expect(error.offset >= 0 && error.offset <= bytes.count)
      switch error.kind {
      case .invalidEscape, .loneSurrogate, .invalidUTF8, .numberOutOfRange: break
      default: #expect(skipError == error, "\(bytes)")
      }
    }
  }

  @Test func everyTruncationIsAnErrorWithoutATrap() {
    let text = Array(
      #"{"a": [1, -2.5e+3, "x\u00e9\ud83d\ude00 long enough text"], "b": {"c": null, "d": true}, "e": ""}"#.utf8)
    for end in 0...text.count { check(Array(text[..<end])) }
  }

  @Test func mutatedTextNeverTraps() {
    var random = SeededGenerator(seed: Self.seed)
    let seeds = [
      #"{"meta":{"api-version":"1.1"},"name":"x","files":[{"url":"a","hashes":{"sha256":"00"},"yanked":false}]}"#,
      #"[[[1,2,[3,"\u0041"]],{}],"\\\"",1e5,-0.0,{"a":{"b":[{}]}}]"#,
    ].map { Array($0.utf8) }
    let alphabet = Array("{}[]\":,\\u0e-+.tfn \n\u{1}\u{7F}é".utf8)
    for _ in 0..<4_000 {
      var bytes = seeds[Int(random.next() % UInt64(seeds.count))]
      for _ in 0...(random.next() % 4) {
        let index = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 3 {
        case 0: bytes[index] = alphabet[Int(random.next() % UInt64(alphabet.count))]
        case 1: bytes.insert(alphabet[Int(random.next() % UInt64(alphabet.count))], at: index)
        default: bytes.remove(at: index)
        }
      }
      check(bytes)
    }
  }

  @Test func randomTokensNeverTrap() {
    var random = SeededGenerator(seed: Self.seed &+ 1)
    let tokens = ["{", "}", "[", "]", ":", ",", "\"a\"", "1", "-", "true", "null", "\"", " ", "\\", "0.5"].map {
      Array($0.utf8)
    }
    for _ in 0..<4_000 {
      var bytes: [UInt8] = []
      for _ in 0...(random.next() % 12) { bytes += tokens[Int(random.next() % UInt64(tokens.count))] }
      check(bytes)
    }
  }
}
