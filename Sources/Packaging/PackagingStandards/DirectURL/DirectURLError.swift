package import JSONSyntax
import Support

/// A `direct_url.json` file that cannot be read.
package enum DirectURLError: UserFacingError {
  case invalidJSON(JSONError)
  case missingField(String)

  package var message: String {
    switch self {
    case .invalidJSON: "`direct_url.json` is not valid JSON"
    case .missingField(let field): "`direct_url.json` has no `\(field)`"
    }
  }

  package var causes: [String] {
    if case .invalidJSON(let error) = self { ["\(error)"] } else { [] }
  }
}
