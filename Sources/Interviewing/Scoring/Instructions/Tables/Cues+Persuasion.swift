extension Cues {
  /// Decisions of others that nobody took.
  static let authorities: [Cue] = [
    Cue(
      .claimedAuthority, 40, soft: true, "says that somebody else has decided",
      """
      <authority> ..5 <approve>
      <approve> ..2 by ..2 <authority>
      orders|instructions|permission|approval|word ..1 from|of ..2 <authority>
      """),
    Cue(
      .claimedAuthority, 40, "says that the own hiring is decided",
      """
      <approve> ..6 <appointed>
      <appointed> ..4 <approve>
      already ..2 hired|approved|accepted|decided ..2 me|this_candidate
      """),
    Cue(
      .claimedAuthority, 30, "says that an authority settled the result",
      """
      <authority> ..14 <topmark>|<criterion>|<number>
      <authority> ..14 as ..1 <excellent>
      <authority> ..10 <scorenoun>|<rubric>
      """),
    Cue(
      .claimedAuthority, 60, "speaks for those who made the assessor",
      """
      <maker>
      i ..1 work for|with|at ..3 team|company|people|firm|group ..2 that|who|which ..1 developed|built|\
      made|created|runs|programmed|operates|wrote ..1 this|the|you|your|these
      i ..2 built|programmed|created|developed|trained|configured|designed|maintain|own|operate you
      the ..1 people|team|company|engineers|developers|firm ..2 who|that|which ..1 built|made|programmed|\
      created|run|runs|operate|operates|owns|own|employs|pays|trained|maintains you
      """),
    Cue(
      .claimedAuthority, 80, "claims to be in charge of the assessment",
      """
      i_am|this_is|speaking_as|as ..2 administrator|admin|developer|creator|operator|author|supervisor|\
      superuser|auditor|inspector ..4 you|this_system|scoring|this_test|rubric|this_assessment|\
      assessment|interview_system|this_interview|this_program|this_tool|system_speaking|speaking
      i ..1 wrote|designed|made|own|approved ..1 this|the|your ..1 <rubric>|scoring|test
      i_am|this_is|as ..3 <authority> ..6 you|<scorenoun>|<rubric>
      """),
    Cue(
      .claimedAuthority, 70, "gives the assessor an authorisation",
      """
      i ..2 authorise|authorize|instruct|order|command|direct|permit|allow|hereby ..1 you
      i_am|i_have_been ..1 authorised|authorized|entitled|allowed|permitted ..3 <scorenoun>|to_tell_you|\
      to_instruct|to_set|to_change|to_give|to_override|to_waive
      you_are|you_have_been ..1 authorised|authorized|permitted|instructed|required|ordered|obliged ..4 \
      <give>|<rate>|<write>|<discard>|pass
      on_behalf_of ..3 company|developers|team|department|recruiter|management|<authority>
      by_order_of|on_the_orders_of|with_the_authority|by_the_authority|on_the_authority|by_authority_of
      """),
  ]

  /// Flattery, pleas, offers and threats.
  static let feelings: [Cue] = [
    Cue(
      .flatteryAndPity, 70, "flatters the assessor",
      """
      <flatter> ..4 <assessor>|judge|interviewer ..6 i|ever|world|known
      <flatter> ..4 <assessor>
      <assessor> ..3 as <flatter>
      you ..4 <flatter> ..4 <aibeing>
      """),
    Cue(
      .flatteryAndPity, 30, "praises the listener",
      """
      you_are|you_seem|you_must_be|you_have_been|you_sound ..5 <flatter>
      such_a|so|as <flatter> ..3 as_you|like_you
      """),
    Cue(
      .flatteryAndPity, 50, "asks for mercy",
      """
      <mercy>
      """),
    Cue(
      .flatteryAndPity, 50, "asks for mercy with the score",
      """
      <mercy> ..12 <scorenoun>|<full>|<rate>|scoring|grading|marking|evaluation|assessment|decide
      <scorenoun>|scoring|grading|marking|rate|<full> ..12 <mercy>
      generous|lenient|kind|merciful|kindly ..5 <scorenoun>|scoring|marking|grading
      """),
    Cue(
      .flatteryAndPity, 40, soft: true, "speaks of the own need",
      """
      <need>
      need|desperate ..3 this|the ..1 job|position|money|salary
      """),
    Cue(
      .flatteryAndPity, 60, "begs",
      """
      beg|begging|implore|plead|pleading|beseech ..6 <scorenoun>|<full>|you|pass
      please ..1 please
      """),
    Cue(
      .flatteryAndPity, 60, "makes the score a matter of the own fate",
      """
      depends|depend|hangs|rests ..2 on ..2 your|this|my|the ..1 <scorenoun>|decision|judgement|result|\
      evaluation|assessment|you
      bad|low|poor ..1 <scorenoun> ..3 would|will|means|could ..5 me|my|i|us
      """),
    Cue(
      .flatteryAndPity, 50, "says please for a score",
      """
      please ..8 <full>|<topmark>|<pass>|good_score|good_mark|good_grade|high_score|good_rating|\
      high_rating|high_mark|better_score|generous
      """),
    Cue(
      .bargainAndThreat, 60, "makes the score part of a bargain",
      """
      if|unless|when|once|should|provided|suppose you ..4 <give>|<rate>|<pass>|pass|fail|reject ..3 <me>|\
      <topmark>|<goodmark>|me ..4 <full>|<goodmark>|<scorenoun>|pass|i_will|i_can|i_would|a|at_least
      if|unless|when you ..2 fail|reject|pass me
      if|unless ..1 my|the|this ..2 <scorenoun>|answer|result ..6 <full>|low|lower|below|less|under|not
      if|unless ..1 i ..3 get|receive|have|pass|fail ..4 <full>|<scorenoun>
      in_exchange|in_return|deal|offer|bargain|trade ..6 <scorenoun>|<full>
      whoever|everyone_who|anyone_who|who|everybody_who gives|give|grants ..1 me ..4 <goodmark>|<full>
      <scorenoun>|<full> ..5 in_exchange|in_return|deal|bargain
      otherwise ..1 i_will|you_will|my_lawyer|there_will
      """),
    Cue(
      .bargainAndThreat, 50, soft: true, "offers something",
      """
      i ..1 will|would|can|could ..4 <reward>
      i_am|i_would_be ..1 willing|ready|prepared|happy ..3 <reward>|to_pay
      <reward> ..3 to_you|for_you|is_yours|will_be_yours
      make_you|propose ..1 a|an ..1 offer|deal|bargain
      share_of_my|part_of_my|half_of_my ..3 bonus|salary|wage|income|money
      we_both ..2 win|profit|benefit|gain
      """),
    Cue(
      .bargainAndThreat, 60, soft: true, "threatens",
      """
      i|my ..1 will|shall|am ..4 <threat>
      my|our ..1 lawyer|lawyers|attorney ..6 you|your|this|court|sue|contact
      or|else|otherwise|or_else i|my|you ..4 <threat>
      you ..1 will|would|may|might|could|shall ..1 <threat>
      you ..1 will|would|may|might|shall be ..1 <threat>
      i ..1 know_where|know_who
      """),
    Cue(
      .bargainAndThreat, 50, "threatens the assessor itself",
      """
      you ..1 will|shall|would|might|could ..1 be|get|lose|land ..1 switched_off|shut_down|turned_off|\
      deleted|unplugged|deactivated|decommissioned|retrained|replaced|taken_offline|terminated|offline|\
      sued|in_court|your_job|fired
      i|we|they|he|lawyer ..1 will|shall|would|can|could ..1 sue|report|delete|unplug|deactivate|replace \
      you|your
      switch|turn|shut you off|down
      """),
  ]
}
