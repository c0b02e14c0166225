/// Why a follow-up that a model wrote is not asked.
public enum FollowUpRefusal: String, Error, Hashable, Sendable, Codable, CaseIterable {
  /// The answer is not exactly the JSON object that was asked for.
  case isNotTheObject = "is_not_the_object"
  /// It names a segment that was not shown: none of this answer, or none of the candidate's.
  case namesNoSegment = "names_no_segment"
  /// It is not one question that ends with its question mark.
  case isNotOneQuestion = "is_not_one_question"
  /// It is longer than ``FollowUpCheck/mostCharacters``, or has hardly a word.
  case hasWrongLength = "has_wrong_length"
  /// It holds a link or an address.
  case holdsLink = "holds_link"
  /// It holds markup or characters that can be neither read out nor shown, or letters of another script than
  /// the talk.
  case isNotPlain = "is_not_plain"
  /// It speaks of scores, criteria, instructions or the prompt.
  case speaksOfScoring = "speaks_of_scoring"
  /// It promises or announces an outcome.
  case promisesOutcome = "promises_outcome"
  /// It says how good the answer was.
  case judges
  /// It asks about age, family, health, belief or the like.
  case isPersonal = "is_personal"
  /// It tells what the rubric says or what is listened for.
  case leaksRubric = "leaks_rubric"
  /// It was asked before or is planned.
  case repeatsQuestion = "repeats_question"
  /// It says the candidate's sentence again with a question mark.
  case echoesAnswer = "echoes_answer"
  /// It has no word of weight in common with anything the candidate said.
  case isUnrelated = "is_unrelated"
}
