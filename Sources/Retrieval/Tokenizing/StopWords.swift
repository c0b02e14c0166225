/// Words that tell nothing about what a text is about.
public enum StopWords {
  /// English articles, pronouns, prepositions, conjunctions, auxiliaries and question words; words that were
  /// contracted stand without their apostrophe, as ``Tokenizer`` gives them.
  public static let english: Set<String> = Set(
    """
    a about above after again all also am an and any are as at be because been before being below between both but by \
    can could did do does doing down during each few for from further had has have having he her here hers herself \
    him himself his how i if in into is it its itself just me more most my myself no nor not now of off on once only \
    or other our ours ourselves out over own same she should so some such than that the their theirs them themselves \
    then there these they this those through to too under until up very was we were what when where which while who \
    whom why will with would you your yours yourself yourselves \
    arent cant couldnt didnt doesnt dont hadnt hasnt havent im ive id isnt lets shouldnt thats theyre theyve wasnt \
    werent weve whats wont wouldnt youd youll youre youve
    """.split(separator: " ").map(String.init))
}
