import { numberIn, textIn, textsIn, type FindingWords } from './evidence.ts'
import type { Format } from './format.ts'

/** Titres et preuves, tirés du code et de ses valeurs. */
export const findingsFr = (f: Format): FindingWords => {
  const share = (e: Parameters<FindingWords[string]>[1], name = 'share') => `${f.of100(numberIn(e, name))} sur 100`
  const int = (e: Parameters<FindingWords[string]>[1], name: string) => f.integer(numberIn(e, name))
  const quoted = (texts: readonly string[]) => f.list(texts.map((text) => `« ${text} »`))
  const kinds: Readonly<Record<string, string>> = {
    'too-few-cells': 'trop peu de cellules',
    'too-many-cells': 'trop de cellules',
    'unclosed-quote': 'guillemet jamais fermé',
    'invalid-bytes': 'octets invalides',
    'text-after-quote': 'texte après un guillemet',
    'too-long': 'ligne trop longue',
    'repeated-header': 'noms des colonnes répétés',
  }
  const strictly = (e: Parameters<FindingWords[string]>[1]) =>
    `Score ${f.number(numberIn(e, 'strict'))} ainsi, ${f.number(numberIn(e, 'random'))} avec un partage au hasard ; l’évaluation montre le premier.`
  return {
    preamble: (_, e) => [`${int(e, 'lines')} lignes au-dessus du tableau ont été mises de côté`, ''],
    footer: (_, e) => [`${int(e, 'lines')} lignes sous le tableau ont été mises de côté`, ''],
    'extra-tables': (_, e) => [`Le fichier contient ${int(e, 'tables')} tableaux ; le principal a été lu`, ''],
    rejects: (_, e) => [
      `${int(e, 'count')} lignes ne conviennent pas`,
      `Raison : ${kinds[textIn(e, 'kind')] ?? textIn(e, 'kind')}. Chacune est montrée à l’étape Charger.`,
    ],
    'totals-row': (_, e) => [`${f.integer(textsIn(e, 'rows').length)} lignes ressemblent à des totaux`, ''],
    misfits: (c, e) => [
      `Des cellules de ${c} n’ont pas le bon type`,
      `${quoted(textsIn(e, 'texts').slice(0, 3))} comptent comme vides.`,
    ],
    'case-variants': (c, e) => [
      `${c} écrit une même valeur de plusieurs façons`,
      `${int(e, 'groups')} groupes, ${int(e, 'cells')} cellules dans les écritures rares.`,
    ],
    'class-imbalance': (_, e) => [
      'Une réponse est bien plus rare que l’autre',
      `Seulement ${share(e)}. L’exactitude dit peu ici ; regardez l’aire sous la courbe.`,
    ],
    'columns-without-help': (_, e) => [
      `Les arbres ignorent ${int(e, 'count')} colonnes`,
      'Elles n’aident pas plus que des colonnes mélangées.',
    ],
    'columns-dropped': (_, e) => [
      numberIn(e, 'count') === 1
        ? 'Une colonne est cachée au modèle'
        : `${int(e, 'count')} colonnes sont cachées au modèle`,
      `${quoted(textsIn(e, 'columns').slice(0, 5))} ; le plan de nettoyage dit pourquoi.`,
    ],
    'no-usable-column': () => [
      'Il ne reste aucune colonne pour prédire',
      'Toutes les lignes reçoivent donc la même réponse.',
    ],
    'task-decided': (c, e) => [
      `Ce qui est prédit : ${c}`,
      textIn(e, 'task') === 'regression'
        ? 'C’est un nombre : sa valeur est prédite.'
        : textIn(e, 'task') === 'binary'
          ? `Deux réponses ; celle qu’on cherche est ${quoted([textIn(e, 'positive')])}.`
          : `Plusieurs réponses : ${quoted(textsIn(e, 'classes'))}.`,
    ],
    'time-order-across-folds': (c, e) => [`Les lignes suivent ${c} : les dernières servent d’épreuve`, strictly(e)],
    'groups-across-folds': (c, e) => [`Plusieurs lignes ont le même ${c} et se ressemblent`, strictly(e)],
    'judged-on-training-rows': () => [
      'Ces lignes semblent celles de l’apprentissage',
      'Un score sur elles ne dit rien de nouvelles lignes.',
    ],
    'test-columns-absent': (_, e) => [
      'Des colonnes manquent aux lignes d’épreuve',
      `${quoted(textsIn(e, 'columns'))} : le score peut être bien trop bas.`,
    ],
    'second-look-left-out': () => [
      'Le temps a manqué pour une épreuve plus sévère',
      'Les scores sont ceux d’un partage au hasard et peuvent flatter le modèle : donnez plus de temps.',
    ],
    'duplicates-across-folds': (_, e) => ['Des lignes en répètent d’autres : les copies restent ensemble', strictly(e)],
    'duplicates-across-split': (_, e) => [
      'Des lignes d’un fichier sont aussi dans l’autre',
      `${int(e, 'count')} lignes : un score sur elles ne dit rien de nouvelles lignes.`,
    ],
    'no-better-than-baseline': (_, e) => [
      'Le modèle ne fait pas mieux qu’une règle simple',
      `Score ${f.number(numberIn(e, 'score'))}, contre ${f.number(numberIn(e, 'baselineScore'))} pour la référence ; il n’a peut-être rien appris.`,
    ],
    'random-split-beside': (_, e) => [
      'Ce qu’aurait montré un partage au hasard',
      `Score ${f.number(numberIn(e, 'asked'))} avec le partage demandé, ${f.number(numberIn(e, 'random'))} au hasard ; l’évaluation montre le premier.`,
    ],
    'constant-column': (c, e) => [
      `${c} ne change jamais : inutile pour prédire`,
      `Toutes les lignes ont ${quoted([textIn(e, 'value')])}.`,
    ],
    'constant-length': (c, e) => [
      `${c} ressemble à un code composé`,
      `Tous les textes ont ${int(e, 'length')} caractères.`,
    ],
    'constant-per-group': (c, e) => [
      `Les lignes de même ${c} ont la même réponse`,
      `${int(e, 'groups')} groupes ; chacun doit rester d’un seul côté du partage.`,
    ],
    'dependency-violated': (_, e) => [
      `${textIn(e, 'by')} décide presque toujours d’une autre colonne`,
      `C’est vrai pour ${share(e)} ; ${int(e, 'violations')} lignes disent autre chose.`,
    ],
    'disguised-missing': (c, e) => [
      `${c} cache des vides derrière ${quoted(textsIn(e, 'words')) || 'une valeur de remplacement'}`,
      `${int(e, 'count')} cellules, ${share(e)}.`,
    ],
    'dominant-value': (c, e) => [
      `${c} vaut presque toujours ${quoted([textIn(e, 'value')])}`,
      `${int(e, 'count')} cellules.`,
    ],
    'duplicate-column': (c, e) => [
      `${c} répète ${textIn(e, 'of')}`,
      'Chaque valeur de l’une va avec une seule de l’autre.',
    ],
    'duplicate-column-name': (c) => [`Deux colonnes portaient le nom d’où vient ${c}`, ''],
    'duplicate-rows': (_, e) => [
      `${int(e, 'duplicateRows')} lignes semblent des copies`,
      `${share(e)} lignes répètent une ligne précédente en toutes colonnes.`,
    ],
    'duplicates-kept-together': () => ['Les copies sont restées du même côté de chaque partage', ''],
    'empty-column': (c) => [`${c} est vide`, ''],
    'empty-column-name': (c, e) => [
      textsIn(e, 'columns').length > 0
        ? `${int(e, 'count')} colonnes n’ont pas de nom`
        : `Une colonne sans nom s’appelle ${c}`,
      '',
    ],
    'encoding-damage': (c, e) => [
      `${c} a des caractères abîmés`,
      `Par exemple ${quoted([textIn(e, 'example')])} ; ${int(e, 'repairable')} cellules réparables.`,
    ],
    'excess-zeros': (c, e) => [`${c} vaut très souvent 0`, `${share(e)} lignes : un montant, ou « aucun » ?`],
    'no-rows': (_, e) => ['Le fichier n’a pas de lignes', `${int(e, 'columns')} colonnes, aucune ligne.`],
    'unsupported-values': (c, e) => [
      `${c} contient des cellules qu’aucun modèle ne lit`,
      `JSON, XML ou octets codés dans ${share(e)} cellules.`,
    ],
    'free-text': (c, e) => [
      `${c} est du texte libre`,
      `${f.number(numberIn(e, 'meanWords'))} mots par cellule en moyenne ; lu mot à mot.`,
    ],
    'high-cardinality': (c, e) => [
      `${c} a énormément de valeurs`,
      `${int(e, 'distinct')} valeurs pour ${int(e, 'present')} cellules : la plupart sont trop rares pour apprendre.`,
    ],
    'high-correlation': (c, e) => [
      `${c} varie avec ${textIn(e, 'with')}`,
      `Corrélation ${f.number(numberIn(e, 'value'))} ; leur importance sera partagée.`,
    ],
    'id-like-column': (c, e) => [
      `${c} nomme une ligne : inutile pour prédire`,
      `${share(e, 'distinctShare')} valeurs différentes ; un modèle apprendrait les lignes par cœur.`,
    ],
    'infinite-values': (c, e) => [`${c} a des nombres infinis`, `${int(e, 'count')} cellules.`],
    'misspelt-categories': (c, e) => [
      `${c} a des valeurs mal écrites`,
      `${int(e, 'groups')} groupes, ${int(e, 'cells')} cellules.`,
    ],
    'missing-target': (c, e) => [
      `${c}, la réponse, manque dans certaines lignes`,
      `${int(e, 'missing')} lignes, ${share(e)} ; elles ne servent pas à l’entraînement.`,
    ],
    'missing-together': (_, e) => [
      'Des colonnes sont vides aux mêmes lignes',
      `${f.list(textsIn(e, 'columns').slice(0, 6))} : sans doute une même raison.`,
    ],
    'missing-values': (c, e) => [`${c} est vide dans ${share(e)} lignes`, `${int(e, 'missing')} cellules.`],
    'mixed-date-formats': (c, e) => [
      `${c} contient des dates gardées en texte`,
      `Écrites ainsi : ${f.list(textsIn(e, 'ways'))}.`,
    ],
    'mixed-types': (c, e) => [
      `${c} mélange plusieurs sortes de valeurs`,
      `${quoted(textsIn(e, 'texts').slice(0, 3))} comptent comme vides.`,
    ],
    'near-duplicate-categories': (c, e) => [
      `${c} écrit les mêmes mots différemment`,
      `${int(e, 'groups')} groupes, ${int(e, 'cells')} cellules dans les écritures rares.`,
    ],
    inliers: (c, e) => [
      `${c} répète un nombre étrangement souvent`,
      `${f.list(textsIn(e, 'values'))} dans ${int(e, 'count')} cellules.`,
    ],
    'near-duplicate-rows': (_, e) => [
      `${int(e, 'count')} lignes sont presque des copies`,
      'Égales à une autre, à l’identifiant et à l’orthographe près.',
    ],
    'non-stationary': (c) => [`${c} bouge avec le temps`, 'Jugez un modèle sur des lignes plus récentes.'],
    'one-class-target': (c) => [`${c} n’a qu’une seule réponse`, 'Il n’y a rien à prédire.'],
    'out-of-order-time': (c, e) => [
      `${c} ordonne presque toutes les lignes dans le temps`,
      `Le temps recule à ${int(e, 'steps')} endroits.`,
    ],
    'outer-spaces': (c, e) => [
      `${c} a des espaces en trop`,
      `${int(e, 'cells')} cellules ne diffèrent d’autres que par des espaces.`,
    ],
    outliers: (c, e) => [
      `${c} a des valeurs très éloignées`,
      `${int(e, 'count')} valeurs hors de ${f.number(numberIn(e, 'lower'))} à ${f.number(numberIn(e, 'upper'))}.`,
    ],
    'personal-data': (c) => [
      `${c} ressemble à des données personnelles`,
      'Un rapport ou un modèle ne devrait pas les emporter sans le demander.',
    ],
    'placeholder-date': (c, e) => [
      `${c} cache des vides derrière une date`,
      `${int(e, 'count')} cellules, loin de toutes les autres dates.`,
    ],
    'post-outcome-name': (c) => [
      `${c} n’est peut-être connu qu’après coup`,
      'Le connaissez-vous au moment de prédire ?',
    ],
    'rare-negatives': (c, e) => [`${c} est négatif dans quelques lignes`, `${int(e, 'count')} cellules.`],
    seasonal: (c, e) => [`${c} revient en rythme`, `Toutes les ${int(e, 'lag')} lignes.`],
    uniform: (c) => [`${c} est plus régulier que le hasard`, 'Numéroté ou engendré, à peine mesuré.'],
    'rare-class': (_, e) => [
      `Trop peu de cas de ${quoted([textIn(e, 'value')])} pour être sûr (${int(e, 'count')})`,
      '',
    ],
    'rows-in-time-order': (c) => [`Les lignes suivent le temps selon ${c}`, ''],
    'search-stopped': (_, e) => [
      'La recherche a été arrêtée',
      e.onlyBaselines === true
        ? 'Seules des règles de référence étaient prêtes à temps : la meilleure est gardée, ne vous y fiez pas et laissez plus de temps.'
        : textIn(e, 'by') === 'work'
          ? 'Le travail permis est fait, des modèles restent à essayer : un effort plus grand les essaie.'
          : 'Le meilleur modèle trouvé jusque-là est gardé.',
    ],
    'learners-unsuited': (_, e) => [
      'Des méthodes demandées ne conviennent pas',
      `${f.list(textsIn(e, 'learners'))} : pas pour cette sorte de réponse.`,
    ],
    'workers-missing': (_, e) => [
      'Moins de fils de calcul que demandé',
      `${int(e, 'missing')} sur ${int(e, 'asked')} n’ont pu travailler ; le résultat est le même, il a seulement pris plus de temps.`,
    ],
    skewed: (c, e) => [
      `${c} est très déséquilibré`,
      `Asymétrie ${f.number(numberIn(e, 'skewness'))} : quelques lignes portent l’essentiel de la somme.`,
    ],
    'strong-feature': (c, e) => [
      `${c} en dit long à elle seule`,
      `Force ${f.number(numberIn(e, 'strength'))} : bonne nouvelle si vous la connaissez au moment de prédire.`,
    ],
    'target-leak': (c, e) => [
      `${c} donne la réponse`,
      numberIn(e, 'strength') >= 0 ? `Force ${f.number(numberIn(e, 'strength'))} à elle seule.` : '',
    ],
    'unit-in-number': (c, e) => [
      `${c} contient des nombres avec unité`,
      `${quoted(textsIn(e, 'units'))} : en texte, on ne peut ni comparer ni faire une moyenne.`,
    ],
    'unseen-category': (_, e) => [
      `${quoted([textIn(e, 'value')])} : jamais vu à l’entraînement ; compté comme « autre »`,
      '',
    ],
    'out-of-range': (_, e) => [
      `Hors de ce que l’entraînement a vu, ${f.number(numberIn(e, 'lower'))} à ${f.number(numberIn(e, 'upper'))}`,
      '',
    ],
    'missing-value': () => ['Jamais vide à l’entraînement', ''],
    'unparsable-value': (_, e) => [`${quoted([textIn(e, 'value')])} ne se lit pas ; compté comme vide`, ''],
    'absent-column': () => ['Absent ; compté comme vide', ''],
    'unknown-column': (c) => [`${c} n’est pas lu par ce modèle`, ''],
  }
}
