import PackagingStandards
import Testing

@Suite struct DirectURLTests {
  @Test(arguments: [
    DirectURL(
      url: "https://github.com/pypa/pip/archive/1.3.1.zip",
      source: .archive(hash: "sha256=2dc6", hashes: [.init(algorithm: "sha256", digest: "2dc6")])),
    DirectURL(url: "https://example.org/a.zip", source: .archive(hash: nil, hashes: []), subdirectory: "sub"),
    DirectURL(url: "file:///home/user/project", source: .directory(isEditable: true)),
    DirectURL(url: "file:///home/user/project", source: .directory(isEditable: false)),
    DirectURL(
      url: "https://github.com/pypa/pip.git",
      source: .repository(
        system: "git", commit: "7921be1537eac1e97bc40179a57f0349c2aee67d", requestedRevision: "1.3.1"),
      subdirectory: "a/b"),
  ])
  func writingAndReadingAreInverse(directURL: DirectURL) throws {
    #expect(try DirectURL(parsing: directURL.bytes) == directURL)
  }

  @Test func editableIsFalseUnlessSaid() throws {
    let directURL = try DirectURL(parsing: Array(#"{"url": "file:///x", "dir_info": {}, "more": [1]}"#.utf8))
    #expect(!directURL.isEditable)
    #expect(String(decoding: directURL.bytes, as: UTF8.self) == #"{"url":"file:///x","dir_info":{}}"#)
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"url": "x"}"#, #"{"url": "x", "vcs_info": {"vcs": "git"}}"#, #"{"url": 1, "dir_info": {}}"#,
  ])
  func malformedDocumentsAreRefused(text: String) {
    let error = #expect(throws: DirectURLError.self) { try DirectURL(parsing: Array(text.utf8)) }
    #expect(error?.message.isEmpty == false)
  }
}
