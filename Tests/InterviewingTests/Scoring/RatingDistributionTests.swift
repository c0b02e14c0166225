import Interviewing
import Testing

@Suite("How a model spreads its rating")
struct RatingDistributionTests {
  @Test("The expectation is over the ratings alone, whatever else the model might have written")
  func expectation() throws {
    let rated = try #require(
      RatingDistribution(alternatives: [("4", 0.4), ("2", 0.2), ("The", 0.3), ("7", 0.1)]))
    #expect(abs(rated.expectation - (4 * 0.4 + 2 * 0.2) / 0.6) < 1e-12)
    #expect(abs(rated.mass - 0.6) < 1e-12 && abs(rated.shares.reduce(0, +) - 1) < 1e-12)
  }

  @Test("A digit may stand behind a blank, and both spellings add up")
  func spellings() throws {
    let rated = try #require(RatingDistribution(alternatives: [("5", 0.25), (" 5", 0.25), ("\n0", 0.5)]))
    #expect(abs(rated.expectation - 2.5) < 1e-12)
  }

  @Test(
    "What is no rating is none",
    arguments: ["", " ", "6", "-1", "10", "4.5", "four", "４", "{\"score\": 5}", "5 5", "+3"])
  func noRating(text: String) { #expect(RatingDistribution.rating(text) == nil) }

  @Test("Where the model would rather write words, or gives no numbers, there is no distribution")
  func unsure() {
    #expect(RatingDistribution(alternatives: [("The", 0.9), ("4", 0.1)]) == nil)
    #expect(RatingDistribution(alternatives: []) == nil)
    #expect(RatingDistribution(alternatives: [("4", .nan), ("3", .infinity), ("2", -1)]) == nil)
  }

  @Test("Samples count alike; one that is out of range spoils them")
  func samples() throws {
    #expect(try #require(RatingDistribution(samples: [5, 4, 0])).expectation == 3)
    #expect(RatingDistribution(samples: []) == nil && RatingDistribution(samples: [3, 9]) == nil)
  }
}
