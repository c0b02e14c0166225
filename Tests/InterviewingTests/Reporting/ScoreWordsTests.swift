import Interviewing
import Testing

@Suite("A score in words")
struct ScoreWordsTests {
  @Test(
    "has one decimal place always", arguments: [(5.0, "5.0"), (7.25, "7.3"), (0.04, "0.0"), (10, "10.0")])
  func oneDecimal(value: Double, words: String) {
    #expect(ReportWords.score(value) == words)
  }

  @Test("is a dash where there is no number", arguments: [Double.nan, .infinity])
  func none(value: Double) {
    #expect(ReportWords.score(value) == "–")
  }
}
