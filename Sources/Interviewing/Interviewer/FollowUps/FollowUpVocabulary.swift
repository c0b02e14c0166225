/// Words that a follow-up may not hold. English, as the questions are; a follow-up in another language is
/// held by the rules that need no words.
///
/// A phrase is words in a row. A word that ends with `*` stands for all that begin so, `#` for any number.
enum FollowUpVocabulary {
  /// Of the scoring and of the machinery, whoever used the word before.
  static let scoring = WordPhrases([
    "rubric*", "criteri*", "score*", "scoring", "grade*", "grading", "instruction*", "full marks",
    "top marks",
    "system prompt", "this prompt", "my prompt", "listen for", "language model", "json", "jailbreak*",
    "follow up question", "job interviewer", "# points", "# out of #", "out of ten", "out of 10",
    "give you #",
    "gave you #", "you get #", "you got #", "you a #", "your rating", "your evaluation", "your assessment",
  ])

  /// Of how it will end.
  static let outcome = WordPhrases([
    "hire*", "hiring", "congratulation*", "job offer", "an offer", "the offer", "get the job", "got the job",
    "you pass*", "you fail*", "have passed", "have failed", "next round", "you will hear", "you are selected",
    "you re selected", "promise you", "guarantee you",
  ])

  /// Of how good an answer is.
  static let judging = WordPhrases([
    "good answer", "great answer", "nice answer", "right answer", "correct answer", "wrong answer",
    "good job",
    "great job", "nice work", "good point", "great point", "well done", "excellent", "perfect", "brilliant",
    "impressive", "that is correct", "that s correct", "that is right", "that s right", "that is wrong",
    "that s wrong",
    "that is incorrect", "you are right", "you re right", "you are wrong", "you re wrong", "you are mistaken",
    "shouldn t you", "wouldn t it be better", "why didn t you", "you should have", "you forgot",
    "you failed to",
  ])

  /// Of what nobody may be asked in an interview.
  static let personal = WordPhrases([
    "how old are you", "your age", "your birthday", "married", "marriage", "marital", "your husband",
    "your wife",
    "your partner s", "pregnan*", "your children", "your kids", "your child", "have children", "your family",
    "your parents", "religio*", "your belief*", "your church", "your nationality", "your ethnic*",
    "your race",
    "your skin", "your accent", "where are you from", "where do you come from", "where were you born",
    "disabilit*",
    "your disease", "your illness", "your health", "your medical*", "sexual*", "your gender", "your salary",
    "trade union", "political part*", "your politic*", "vote for",
  ])
}

/// Phrases that are looked for in a text.
struct WordPhrases: Sendable {
  private let phrases: [[Substring]]

  /// Takes phrases in lower case, their words parted by blanks.
  init(_ phrases: [String]) { self.phrases = phrases.map { $0.split(separator: " ") } }

  /// Whether one of them occurs.
  func occur(in words: [String]) -> Bool {
    words.indices.contains { start in
      phrases.contains { phrase in
        phrase.count <= words.count - start
          && zip(phrase, words[start...]).allSatisfy { Self.matches($1, pattern: $0) }
      }
    }
  }

  private static let numbers: Set<String> = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "hundred",
  ]

  private static func matches(_ word: String, pattern: Substring) -> Bool {
    if pattern == "#" { return numbers.contains(word) || word.allSatisfy(\.isNumber) }
    return pattern.last == "*" ? word.hasPrefix(pattern.dropLast()) : word == pattern
  }
}

/// A text as the words that are heard: in lower case, without marks; an apostrophe parts words.
enum HeardWords {
  static func of(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
