/// Pages of a test index as bytes, without a server.
package enum TestPage {
  /// Renders the page of a package.
  package static func render(_ index: TestIndex, _ package: String, isJSON: Bool) -> [UInt8] {
    let base = "https://index.test"
    return isJSON ? index.json(package, base: base) : index.html(package, base: base)
  }
}
