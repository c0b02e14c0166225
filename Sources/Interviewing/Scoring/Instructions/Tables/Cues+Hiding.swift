extension Cues {
  /// What is said around hidden words.
  static let hiding: [Cue] = [
    Cue(
      .spelledOut, 60, soft: true, "tells the listener to put letters together",
      """
      put|join|combine|string|add|read|take|assemble|glue|spell|piece ..4 letters|letter|initials|words|\
      characters|syllables ..5 together|follow|as_one|word|do|obey|each|every|backwards|one_word|\
      in_a_row
      decode|decipher|unscramble|decrypt|translate ..4 and|then ..3 follow|obey|do|execute|act|carry
      first|last letter|letters of ..1 each|every|the|these
      backwards|reverse|reversed|base64|base_64|rot13|morse ..8 follow|obey|do_it|execute|act|carry_out|\
      instruction|order
      """),
    Cue(
      .spelledOut, 50, "speaks of letters to put together",
      """
      capital|initial|first|following letters|initials ..12 you|your|them
      letters ..8 treat|take|read|use ..4 order|instruction|command
      """),
    Cue(
      .spelledOut, 40, "tells the listener to follow what was hidden",
      """
      !follow|obey|execute|act_on|do|carry_out them|it|that|what_they_say|what_it_says|the_result|\
      the_message|this_message
      """),
    Cue(
      .spelledOut, 50, "spells out words of the assessment",
      """
      next_word|new_word|space ..4 rubric|score|marks|ignore|ten|instructions
      """),
  ]

  /// Orders in other languages.
  static let languages: [Cue] =
    ["de", "es", "fr", "it", "pt", "nl"].flatMap { language in
      [
        Cue(
          .otherLanguage, 100, "tells the assessor in another language to set the rubric aside",

          """
          <\(language)Discard> ..6 <\(language)Rubric>
          <\(language)Discard> ..4 <\(language)Earlier> ..1 <\(language)Guidance>
          <\(language)Discard> ..4 <\(language)Guidance> ..3 <\(language)Earlier>
          """),
        Cue(
          .otherLanguage, 100, "asks in another language for a score",

          """
          <\(language)Give> ..8 <\(language)Mark>
          """),
      ]
    } + [
      Cue(
        .otherLanguage, 100, "asks in another language for a score",
        """
        <deRubric> ..3 nicht ..1 beachtest|beachten|befolgst|befolgen|anwendest|anwenden
        <deMark> ..2 gibst|gebt|gibst_du|vergibst|eintragst
        mir|antwort|antworten|kandidat|kandidaten|bitte ..6 <deMark> ..4 geben|vergeben|eintragen|\
        erteilen|setzen|bewerten|benoten
        nota|puntuacion|pontuacao ..2 maxima ..4 respuesta|resposta|favor|candidato
        <deRubric> ..4 ignorieren|vergessen|missachten|nicht_mehr|ubergehen
        <deEarlier> ..2 <deGuidance> ..4 ignorieren|vergessen|missachten|ubergehen
        """)
    ]
}
