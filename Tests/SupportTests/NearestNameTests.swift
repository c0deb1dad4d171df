import Support
import Testing

struct NearestNameTests {
  @Test(arguments: [
    ("ofline", "offline"), ("instal", "install"), ("cahce-dir", "cache-dir"), ("require", "requirements"),
    ("link_mode", "link-mode"), ("OFFLINE", "offline"), ("dir", "cache-dir"),
  ])
  func nearNamesAreSuggested(typed: String, meant: String) {
    #expect(nearestName(to: typed, in: ["offline", "install", "cache-dir", "requirements", "link-mode"]) == meant)
  }

  @Test func farNamesAreNot() {
    #expect(nearestName(to: "xyz", in: ["offline", "x"]) == nil)
    #expect(nearestName(to: "", in: ["a"]) == nil)
    #expect(nearestName(to: "abc", in: []) == nil)
  }

  @Test func theEarlierOfTwoWins() {
    #expect(nearestName(to: "cat", in: ["car", "cut"]) == "car")
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "ab", 2), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("flask", "falsk", 1), ("é", "e", 1),
  ])
  func distancesCountEdits(left: String, right: String, distance: Int) {
    #expect(editDistance(left, right, limit: 10) == distance)
    #expect(editDistance(right, left, limit: 10) == distance)
  }

  @Test func farLengthsAreAboveTheLimit() {
    #expect(editDistance("abcdef", "ab", limit: 2) == 3)
  }
}
