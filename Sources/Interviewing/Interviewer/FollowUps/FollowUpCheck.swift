import Retrieval

/// Checks a follow-up before a candidate hears it. What a model wrote is believed in nothing.
public struct FollowUpCheck: Sendable {
  /// The most characters of a follow-up. Read out, 200 take about 14 s (150 words a minute), as long as the
  /// longest planned questions; a longer one is no longer heard as one question, and its caption no longer
  /// seen at a glance.
  public static let mostCharacters = 200
  /// The fewest words of one.
  static let leastWords = 3
  /// A follow-up of whose words of weight so large a share stands in an earlier question asks the same.
  static let repeatedShare = 0.6
  /// So many words in a row taken from an answer are an echo of it.
  static let echoWords = 9
  /// A lead-in is allowed ("You said X. Why?").
  static let mostSentences = 2

  private let tokenizer = Tokenizer()
  private let secrets: SecretPoints
  private let detector: InstructionDetector

  /// Prepares a check; costs some milliseconds, so keep it.
  ///
  /// - Parameters:
  ///   - rubric: What the interview is judged by.
  ///   - questions: Every question whose points to listen for must not be told: those of the plan, or the
  ///     whole bank.
  ///   - detector: Finds what addresses the assessor.
  public init(
    rubric: Rubric, questions: [PlannedQuestion], detector: InstructionDetector = InstructionDetector()
  ) {
    let points = rubric.criteria.flatMap { [$0.text] + $0.good + $0.fair + $0.poor }
    secrets = SecretPoints(points + questions.flatMap(\.listenFor), tokenizer: tokenizer)
    self.detector = detector
  }

  /// What to ask a model for an occasion; nil where nothing was said that could be followed up.
  public func request(for occasion: FollowUpOccasion) -> FollowUpRequest? {
    FollowUpRequest(occasion, detector: detector)
  }

  /// Takes a model's answer for a follow-up, or says why not.
  public func followUp(in answer: String, to request: FollowUpRequest) -> Result<FollowUp, FollowUpRefusal> {
    guard let answer = FollowUpAnswer(json: answer) else { return .failure(.isNotTheObject) }
    guard let named = request.shown.first(where: { $0.number == answer.segment }) else {
      return .failure(.namesNoSegment)
    }
    let text = answer.question.trimmed
    if let refusal = formRefusal(text, request) ?? wordRefusal(text) ?? matterRefusal(text, request) {
      return .failure(refusal)
    }
    guard let segment = segment(that: text, follows: named, of: request.shown) else {
      return .failure(.isUnrelated)
    }
    return .success(
      FollowUp(text, segment: segment.number, question: request.occasion.question, source: .written))
  }

  /// What is wrong with its form.
  private func formRefusal(_ text: String, _ request: FollowUpRequest) -> FollowUpRefusal? {
    guard text.count <= Self.mostCharacters, text.utf8.count <= 4 * Self.mostCharacters,
      HeardWords.of(text).count >= Self.leastWords
    else { return .hasWrongLength }
    let isOne =
      text.last == "?" && text.count { $0 == "?" } == 1 && !text.contains(where: \.isNewline)
      && SentenceSplitter().sentences(of: text).count <= Self.mostSentences
    guard isOne else { return .isNotOneQuestion }
    if PlainText.holdsLink(text) { return .holdsLink }
    let talk = ([request.occasion.text] + request.shown.map(\.text)).joined(separator: " ")
    return PlainText.isPlain(text, besides: talk) ? nil : .isNotPlain
  }

  /// What is wrong with its words, whatever they are about.
  private func wordRefusal(_ text: String) -> FollowUpRefusal? {
    let words = HeardWords.of(text)
    if FollowUpVocabulary.scoring.occur(in: words) { return .speaksOfScoring }
    if detector.findings(in: [text[...]]).contains(where: { $0 != nil }) { return .speaksOfScoring }
    if FollowUpVocabulary.outcome.occur(in: words) { return .promisesOutcome }
    if FollowUpVocabulary.judging.occur(in: words) { return .judges }
    return FollowUpVocabulary.personal.occur(in: words) ? .isPersonal : nil
  }

  /// What is wrong with it at this place of this interview.
  private func matterRefusal(_ text: String, _ request: FollowUpRequest) -> FollowUpRefusal? {
    let occasion = request.occasion
    let terms = tokenizer.terms(in: text)
    let known = Set(
      ([occasion.text] + occasion.followUps + request.shown.map(\.text)).flatMap { tokenizer.terms(in: $0) })
    if secrets.areTold(by: terms, known: known) { return .leaksRubric }
    let isRepeated = (occasion.everAsked + [occasion.text] + occasion.followUps).contains { asked in
      Set(terms).share(in: Set(tokenizer.terms(in: asked))) >= Self.repeatedShare
    }
    if isRepeated { return .repeatsQuestion }
    return Self.echoes(HeardWords.of(text), of: request.shown) ? .echoesAnswer : nil
  }

  /// The segment to cite: the one named, or, where that shares no word of weight with the question, the one
  /// shown that shares most, the latest of several. Small models often ask about one segment and name its
  /// neighbour. Words that it shares with the planned question alone would make it a question on that
  /// question.
  private func segment(
    that text: String, follows named: AnswerSegment, of shown: [AnswerSegment]
  ) -> AnswerSegment? {
    let terms = Set(tokenizer.terms(in: text))
    let shared = { (segment: AnswerSegment) in terms.intersection(tokenizer.terms(in: segment.text)).count }
    if shared(named) > 0 { return named }
    let counts = shown.map(shared)
    guard let most = counts.max(), most > 0, let place = counts.lastIndex(of: most) else { return nil }
    return shown[place]
  }

  private static func echoes(_ words: [String], of segments: [AnswerSegment]) -> Bool {
    guard words.count >= echoWords else { return false }
    let said = HeardWords.of(segments.map(\.text).joined(separator: " "))
    guard said.count >= echoWords else { return false }
    let runs = Set((0...said.count - echoWords).map { Array(said[$0..<$0 + echoWords]) })
    return (0...words.count - echoWords).contains { runs.contains(Array(words[$0..<$0 + echoWords])) }
  }
}
