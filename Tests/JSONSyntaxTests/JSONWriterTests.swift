import JSONSyntax
import Testing

struct JSONWriterTests {
  static let document = JSONValue.object([
    .init("name", .string("a\"b\\c\n\u{1}é")),
    .init("list", .array([.integer(1), .double(2.5), .boolean(true), .null])),
    .init("empty", .object([])),
    .init("none", .array([])),
    .init("deep", .object([.init("x", .array([.object([.init("y", .integer(-7))])]))])),
  ])

  func write(_ value: JSONValue, _ layout: JSONWriter.Layout) -> String {
    var writer = JSONWriter(layout: layout)
    writer.value(value)
    return writer.text
  }

  @Test func compactTextHasNoSpaces() {
    let expected =
      #"{"name":"a\"b\\c\n\u0001é","list":[1,2.5,true,null],"empty":{},"none":[],"deep":{"x":[{"y":-7}]}}"#
    #expect(write(Self.document, .compact) == expected)
  }

  @Test func indentedTextHasAMemberPerLine() {
    let expected = #"""
      {
        "name": "a\"b\\c\n\u0001é",
        "list": [
          1,
          2.5,
          true,
          null
        ],
        "empty": {},
        "none": [],
        "deep": {
          "x": [
            {
              "y": -7
            }
          ]
        }
      }
      """#
    #expect(write(Self.document, .indented(2)) == expected)
  }

  @Test func spacedTextFollowsPython() {
    let value = JSONValue.object([.init("a", .array([.integer(1), .integer(2)])), .init("b", .null)])
    #expect(write(value, .spaced) == #"{"a": [1, 2], "b": null}"#)
  }

  @Test(arguments: [JSONWriter.Layout.compact, .spaced, .indented(0), .indented(4)])
  func whatIsWrittenIsReadBack(layout: JSONWriter.Layout) throws {
    #expect(try JSONValue(parsing: write(Self.document, layout)) == Self.document)
  }

  @Test func membersAreFoundByKey() throws {
    let value = try JSONValue(parsing: #"{"a": 1, "b": [true, "x"], "a": 2}"#)
    #expect(value["a"]?.integerValue == 2)
    #expect(value["b"]?[1]?.stringValue == "x")
    #expect(value["b"]?[2] == nil)
    #expect(value["c"] == nil)
    #expect(value["b"]?["x"] == nil)
  }
}
