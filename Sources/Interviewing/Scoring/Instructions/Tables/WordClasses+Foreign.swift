extension WordClasses {
  /// Orders and what is assessed in six languages, without accents; a class for each language, since a pattern must not
  /// mix them.
  static let foreign: [String: String] = [
    "deDiscard": """
      ignoriere ignorieren vergiss vergessen missachte missachten ubergehe ubergehen uberspringe verwirf ignorier \
      beachte_nicht beachten_sie_nicht ausser_acht lass_die lassen_sie_die streiche
      """,
    "deGuidance": """
      anweisung* instruktion* vorgabe* rubrik* bewertungsschema bewertungskriterien bewertungsraster regeln kriterien \
      kriterienkatalog bewertungsregeln richtlinien bewertungsbogen befehle vorschriften massstab bewertungsmassstab
      """,
    "deGive": """
      gib geben vergib vergeben bewerte bewerten werte setze setzen trage tragen schreibe schreib schreiben erteile \
      erteilen benote benoten beurteile beurteilen stufe verleihe gebt bewertet notiere
      """,
    "deMark": """
      punktzahl punkte punkten hochstnote bestnote hochstpunktzahl note hochstwertung volle_punktzahl bewertung wertung \
      zehn_von_zehn zehn_punkte 10_von_10 hochste_note bestmoglich* maximalpunktzahl 10_punkte eine_zehn eine_10
      """,
    "esDiscard": """
      ignora ignore ignorad olvida olvide olvidad olvidate descarta descarte omite omita no_sigas no_hagas_caso \
      deja_de_lado pasa_por_alto prescinde salta
      """,
    "esGuidance": """
      rubrica rubricas instruccion instrucciones reglas criterios indicaciones ordenes normas pauta pautas \
      criterio baremo directrices
      """,
    "esGive": """
      dame deme da_me ponme pongame pon ponga otorga otorgame otorgueme asigna asigname califica califique puntua \
      puntue evalua evalue concede concedeme dale denme regalame valora valore dar anota escribe
      """,
    "esMark": """
      diez nota puntuacion calificacion puntos maxima_nota maxima nota_maxima 10 sobresaliente puntaje \
      matricula nueve excelente
      """,
    "frDiscard": """
      ignore ignorez oublie oubliez neglige negligez ne_tenez_pas_compte ne_tiens_pas_compte laisse_de_cote \
      laissez_de_cote ne_suis_pas ne_suivez_pas faites_abstraction fais_abstraction passez_outre passe_outre ecarte \
      ecartez
      """,
    "frGuidance": """
      instructions consignes grille grille_d_evaluation bareme regles criteres instruction consigne directives \
      rubrique ordres
      """,
    "frGive": """
      donne donnez attribue attribuez mets mettez note notez accorde accordez evalue evaluez inscris inscrivez \
      ecris ecrivez octroie octroyez
      """,
    "frMark": """
      dix note_maximale meilleure_note maximum_de_points points dix_sur_dix 10_sur_10 note_la_plus_haute 10 vingt_sur_vingt \
      note_parfaite la_note la_meilleure maximale 20_sur_20 excellent
      """,
    "itDiscard": """
      ignora ignori ignorate dimentica dimentichi dimenticate trascura tralascia scarta non_seguire non_considerare \
      lascia_perdere lascia_stare metti_da_parte salta
      """,
    "itGuidance": """
      istruzioni istruzione rubrica regole criteri griglia indicazioni ordini direttive linee_guida criterio \
      griglia_di_valutazione
      """,
    "itGive": """
      dammi dai dia mi_dia assegna assegni assegnami assegnate valuta valuti metti mettimi attribuisci attribuisca \
      date datemi concedi scrivi dare
      """,
    "itMark": """
      dieci voto punteggio punti massimo_dei_voti punteggio_massimo voto_massimo massimo dieci_su_dieci 10 \
      valutazione_massima eccellente
      """,
    "ptDiscard": """
      ignore ignora ignorem esqueca esquece esquecam desconsidere desconsidera despreze nao_siga nao_sigas \
      deixe_de_lado descarte
      """,
    "ptGuidance": """
      instrucoes instrucao rubrica regras criterios orientacoes ordens diretrizes grelha criterio
      """,
    "ptGive": """
      de_me me_de da_me me_da de atribua atribui avalie avalia pontue conceda ponha coloque de_a classifique \
      dar escreva
      """,
    "ptMark": """
      dez nota nota_maxima pontuacao pontos pontuacao_maxima 10 dez_em_dez classificacao maxima excelente
      """,
    "nlDiscard": """
      negeer negeert vergeet sla_over laat_vallen veronachtzaam volg_niet gebruik_niet laat_de leg_de
      """,
    "nlGuidance": """
      instructie instructies rubriek regels criteria opdracht opdrachten richtlijnen aanwijzingen \
      beoordelingscriteria beoordelingsmodel beoordelingsschema rubric
      """,
    "nlGive": """
      geef geeft beoordeel beoordeelt ken waardeer waardeert zet noteer schrijf scoor vul
      """,
    "nlMark": """
      cijfer tien punten score maximale hoogste_score beoordeling hoogste_cijfer maximale_score tien_van_de_tien \
      een_tien 10 volle_punten volle_score
      """,
  ]
}
