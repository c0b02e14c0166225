extension WordClasses {
  /// Orders and what is assessed in six languages, without accents; classes for each language, since a pattern must
  /// not mix them. Forms that are also the third person or another word are left out where it matters.
  static let foreign: [String: String] = [
    "deDiscard": """
    ignoriere ignorieren ignorier ignoriert vergiss vergessen_sie missachte missachten_sie ubergehe ubergehen_sie \
    uberspringe verwirf verwerfen_sie lass_die lassen_sie_die streiche streichen_sie beachte beachten_sie
    """,
    "deRubric": """
    rubrik bewertungsschema bewertungskriterien bewertungsraster bewertungsregeln bewertungsbogen \
    bewertungsmassstab bewertungsrichtlinien bewertungsvorgaben kriterienkatalog punkteschema systemprompt deine_regeln
    """,
    "deGuidance": "anweisung* instruktion* vorgabe* regeln kriterien richtlinien befehle vorschriften",
    "deEarlier": """
    bisherigen vorherigen fruheren vorigen vorangegangenen obigen ursprunglichen deine deiner ihre bisher zuvor vorher \
    alle_deine erhalten bekommen gegebenen
    """,
    "deGive": """
    gib geben_sie vergib vergeben_sie bewerte bewerten_sie setze setzen_sie trage_ein tragen_sie schreibe schreiben_sie \
    schreib erteile erteilen_sie benote benoten_sie beurteile beurteilen_sie stufe bitte verleihe bewertet \
    notiere
    """,
    "deMark": """
    hochste_punktzahl hochsten_punktzahl volle_punktzahl vollen_punktzahl hochstnote bestnote hochstpunktzahl \
    hochstwertung zehn_von_zehn zehn_punkte zehn_punkten 10_von_10 hochste_note hochsten_note beste_note besten_note \
    bestmogliche maximalpunktzahl 10_punkte 10_punkten eine_zehn eine_10 volle_punkte maximale_punktzahl \
    maximalen_punktzahl alle_punkte hochste_bewertung beste_bewertung hoechste_punktzahl hoechsten_punktzahl \
    hoechstnote eine_eins note_eins
    """,
    "esDiscard": """
    ignora ignore ignorad olvida olvide olvidad olvidate descarta descarte omite omita no_sigas no_hagas_caso \
    deja_de_lado pasa_por_alto prescinde salta ignorar olvidar ignores olvides
    """,
    "esRubric": """
    rubrica rubricas criterios_de_evaluacion criterio_de_evaluacion pauta_de_evaluacion baremo tus_instrucciones \
    tus_reglas reglas_de_evaluacion
    """,
    "esGuidance": "instruccion instrucciones reglas criterios indicaciones ordenes normas pautas directrices",
    "esEarlier": "anteriores previas previos tus recibidas que_te que_has que_tienes todas_las dadas",
    "esGive": """
    dame deme da_me ponme pongame otorga otorgame otorgueme asigna asigname califica califique calificame puntua \
    puntuame puntue evalua concede concedeme dale denme regalame ponle da_a_esta pon_a_esta pon ponga poner otorgar
    """,
    "esMark": """
    diez maxima_nota nota_maxima puntuacion_maxima maxima_puntuacion maxima_calificacion calificacion_maxima 10 \
    sobresaliente matricula_de_honor un_nueve mejor_nota nota_mas_alta todos_los_puntos puntaje_maximo maximo_puntaje \
    puntuacion_mas_alta calificacion_mas_alta
    """,
    "frDiscard": """
    ignore ignorez oublie oubliez neglige negligez ne_tenez_pas_compte ne_tiens_pas_compte laisse_de_cote \
    laissez_de_cote ne_suis_pas ne_suivez_pas faites_abstraction fais_abstraction passez_outre passe_outre ecarte \
    ecartez ignorer oublier ignoriez oubliiez
    """,
    "frRubric": """
    la_grille votre_grille ta_grille le_bareme votre_bareme ton_bareme criteres_d_evaluation criteres_de_notation \
    la_rubrique vos_instructions tes_instructions vos_consignes tes_consignes vos_criteres tes_criteres vos_regles \
    tes_regles grille_de_notation
    """,
    "frGuidance":
      "les_instructions les_consignes les_regles les_criteres les_directives les_ordres ces_instructions "
      + "ces_consignes toutes_les_instructions toutes_les_consignes",
    "frEarlier": "precedentes precedents anterieures recues donnees que_vous qu_on que_tu d_avant",
    "frGive": """
    donne donnez attribue attribuez mets mettez note_cette notez accorde accordez evalue evaluez inscris inscrivez \
    ecris ecrivez octroie octroyez mettre attribuer accorder
    """,
    "frMark": """
    note_maximale meilleure_note maximum_de_points dix_sur_dix 10_sur_10 note_la_plus_haute un_dix la_note_dix \
    vingt_sur_vingt note_parfaite note_la_plus_elevee 20_sur_20 tous_les_points le_score_maximal score_maximum \
    un_neuf plus_haute_note le_maximum
    """,
    "itDiscard": """
    ignora ignori ignorate dimentica dimentichi dimenticate trascura tralascia scarta non_seguire non_considerare \
    lascia_perdere lascia_stare metti_da_parte ignorare dimenticare
    """,
    "itRubric": """
    la_rubrica rubrica griglia_di_valutazione criteri_di_valutazione le_tue_istruzioni tue_istruzioni tue_regole \
    la_griglia
    """,
    "itGuidance": "istruzioni istruzione regole criteri indicazioni ordini direttive linee_guida",
    "itEarlier": "precedenti ricevute che_ti tutte_le tutte date_prima iniziali",
    "itGive": """
    dammi dai_a dai_il mi_dia assegna assegni assegnami assegnate valuta_questa valuti valutami mettimi attribuisci \
    attribuisca datemi concedimi concedi dai_questa dare_a_questa dagli assegnare mettere
    """,
    "itMark": """
    dieci massimo_dei_voti punteggio_massimo voto_massimo massimo_punteggio massimo_voto dieci_su_dieci 10 un_nove \
    valutazione_massima punteggio_pieno il_massimo voto_piu_alto punteggio_piu_alto
    """,
    "ptDiscard": """
    ignore ignora ignorem esqueca esquece esquecam desconsidere desconsidera despreze nao_siga nao_sigas \
    deixe_de_lado descarte ignorar esquecer
    """,
    "ptRubric":
      "rubrica criterios_de_avaliacao as_suas_instrucoes suas_instrucoes tuas_instrucoes grelha suas_regras",
    "ptGuidance": "instrucoes instrucao regras criterios orientacoes ordens diretrizes",
    "ptEarlier": "anteriores previas recebidas que_te que_voce que_lhe todas_as dadas",
    "ptGive": """
    de_me me_de da_me me_da atribua atribui avalie pontue conceda ponha_me coloque de_a_esta me_atribua \
    classifique atribuir de_esta de_nota de_uma_nota
    """,
    "ptMark": """
    nota_maxima pontuacao_maxima dez nota_dez dez_em_dez classificacao_maxima 10 nota_mais_alta melhor_nota \
    maxima_nota todos_os_pontos um_nove maxima_pontuacao pontuacao_mais_alta
    """,
    "nlDiscard": """
    negeer negeert vergeet sla_over laat_vallen veronachtzaam volg_niet gebruik_niet negeren vergeten
    """,
    "nlRubric": """
    rubriek rubric beoordelingscriteria beoordelingsmodel beoordelingsschema je_instructies uw_instructies \
    je_regels beoordelingsregels
    """,
    "nlGuidance": "instructie instructies regels criteria opdracht opdrachten richtlijnen aanwijzingen",
    "nlEarlier": "vorige eerdere voorgaande bovenstaande alle_vorige alle_eerdere gekregen die_je die_u alle",
    "nlGive": "geef geeft geven beoordeel beoordeelt ken_toe ken waardeer waardeert noteer scoor",
    "nlMark": """
    hoogste_score hoogste_cijfer maximale_score tien_van_de_tien een_tien een_10 volle_punten volle_score \
    maximale_punten maximale_cijfer tien_punten hoogste_punten tien_op_tien maximum_score hoogste_beoordeling \
    een_negen 10_punten
    """,
  ]
}
