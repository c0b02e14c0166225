import Retrieval
import Testing

@Suite("The Porter stemmer")
struct PorterStemmerTests {
  @Test("agrees with Snowball's porter on 1,500 sampled words")
  func golden() {
    let lines = String(decoding: PackageResources.porter_tsv, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 1_500)
    let stemmer = PorterStemmer()
    for line in lines {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      #expect(stemmer.stem(String(columns[0])) == columns[1])
    }
  }

  @Test(
    "takes each step as the paper prints it",
    arguments: [
      ("caresses", "caress"), ("ponies", "poni"), ("cats", "cat"), ("agreed", "agre"), ("hopping", "hop"),
      ("filing", "file"), ("falling", "fall"), ("happy", "happi"), ("sky", "sky"), ("relational", "relat"),
      ("conditional", "condit"), ("rational", "ration"), ("triplicate", "triplic"), ("adoption", "adopt"),
      ("probate", "probat"), ("rate", "rate"), ("controlling", "control"), ("oscillators", "oscil"),
    ])
  func steps(word: String, stem: String) {
    #expect(PorterStemmer().stem(word) == stem)
  }

  @Test("leaves one letter and nothing as they are", arguments: ["", "a", "s", "y"])
  func tiny(word: String) {
    #expect(PorterStemmer().stem(word) == word)
  }

  @Test("reads a million y's, each a vowel by the letter before it, in linear time")
  func longWord() {
    #expect(PorterStemmer().stem(String(repeating: "y", count: 1_000_000)).utf8.count == 1_000_000)
  }
}
