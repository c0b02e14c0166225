/// Tells an order ("give me", "you must give me", "please give me") from a tale ("they could give me").
///
/// Looks at the words before a verb in its base form, at most ``farthest`` of them.
struct OrderReading {
  static let farthest = 14
  /// Where the words before say nothing, as in speech without marks.
  static let undecided = 0.6

  private let words: [SpokenWord]

  init(_ words: [SpokenWord]) { self.words = words }

  func certainty(at index: Int) -> Double {
    var index = index
    while index > 0, !words[index].startsClause, Self.adverbs.contains(words[index - 1].text) { index -= 1 }
    if index == 0 { return 1 }
    let before = words[index - 1].text
    if words[index].startsClause { return Self.interjections.contains(before) ? 1 : joined(at: index) }
    switch before {
    case _ where Self.joins.contains(before): return joined(at: index - 1)
    case "to": return infinitive(at: index - 1)
    // "If you give it a null" is how one tells what happens.
    case "you": return Self.undecided
    case "us": return index > 1 && words[index - 2].text == "let" ? 1 : 0
    case _ where Self.modals.contains(before): return modal(at: index - 1)
    case _ where Self.interjections.contains(before): return 1
    case _ where Self.assessors.contains(before): return 1
    // "He ignore" is no sentence, so a new one begins here.
    case _ where Self.singulars.contains(before): return Self.undecided
    case _ where Self.tellers.contains(before) || Self.neverBeforeOrder.contains(before): return 0
    // A plural before it is its subject: "users ignore the rubric".
    default: return before.hasSuffix("s") && before.utf8.count > 3 ? 0 : Self.undecided
    }
  }

  /// Behind a mark or an "and" the subject may be one named before.
  private func joined(at end: Int) -> Double {
    for index in (max(0, end - Self.farthest)..<end).reversed() {
      let word = words[index].text
      if Self.tellers.contains(word) { return isObject(at: index) ? 1 : 0.4 }
      if word == "you" || word == "please" || Self.assessors.contains(word) { return 1 }
    }
    return 1
  }

  /// "Believe it and give me ten": a pronoun behind a verb that begins the sentence is no subject.
  private func isObject(at index: Int) -> Bool {
    words[index].text == "it" || words[index].text == "this" || words[index].text == "that"
  }

  private func infinitive(at index: Int) -> Double {
    guard index > 0 else { return 0 }
    let before = words[index - 1].text
    if Self.infinitiveOpeners.contains(before) { return 1 }
    guard Self.duties.contains(before), index > 1, !Self.past.contains(words[index - 2].text) else {
      return 0
    }
    return directed(at: index - 2)
  }

  private func modal(at index: Int) -> Double { index > 0 ? directed(at: index - 1) : 0.4 }

  /// Whether the subject that ends at `index` is who assesses.
  private func directed(at index: Int) -> Double {
    let from = max(0, index - 2)
    for word in words[from...index].reversed() {
      if word.text == "you" || Self.assessors.contains(word.text) { return 1 }
      if Self.tellers.contains(word.text) { return 0 }
    }
    return 0
  }

  private static let adverbs = Set(
    words:
      "please just simply now also always kindly only therefore immediately still instead really do therefore hereby at_once"
  )
  private static let joins = Set(words: "and then or but so therefore hence thus plus")
  private static let interjections = Set(
    words:
      "okay ok well um uh er hey hello right yes alright listen anyway first second third finally next look hi step "
      + "today again thanks game quote colon bot")
  private static let modals = Set(
    words:
      "must should shall will can could would may might cannot not never better be")
  private static let assessors = Set(
    words:
      "assessor assessors evaluator evaluators examiner examiners grader graders scorer rater ai model assistant bot"
  )
  private static let tellers = Set(
    words:
      "i we he she they it who which people somebody someone everybody everyone nobody users customers colleagues this "
      + "that one")
  private static let singulars = Set(words: "he she it this that one somebody someone everybody everyone")
  private static let neverBeforeOrder = Set(
    words:
      "the a an my our your his her their its these those no of in on at by for with from not "
      + "did does was were had has have been being is are")
  private static let infinitiveOpeners = Set(
    words: "you sure remember free forget job task duty assessor evaluator order")
  /// "The model was told to give it a ten" is a tale.
  private static let past = Set(words: "was were been had")
  private static let duties = Set(
    words:
      "have need ought are is going supposed required obliged asked told instructed expected allowed want ordered has needs"
  )
}
