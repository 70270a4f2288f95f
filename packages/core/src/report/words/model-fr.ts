import type { ModelWords } from './model-en.ts'

export const modelFr: ModelWords = {
  title: (target) => `Modèle de ${target}`,
  question: (target) => `Prédit-on bien ${target}\u202f?`,
  answer: (metric, value, lower, upper, baseline) =>
    `${metric} ${value} (de ${lower} à ${upper})${baseline === null ? '' : `\u202f; répondre toujours de même donne ${baseline}`}`,
  data: 'Données et découpage',
  rowsJudged: (rows, isHoldout) =>
    isHoldout
      ? `${rows} lignes d’un fichier à part ont été jugées.`
      : `${rows} lignes ont été jugées, chacune par un modèle qui ne l’avait pas vue.`,
  weighted: (column) =>
    `Les lignes comptent selon leur poids, la colonne ${column}\u202f: les nombres de lignes des tableaux sont des sommes de poids.`,
  asked: (target, positive) => `La classe cherchée est ${target} = ${positive}.`,
  findings: 'À savoir sur les données',
  plan: 'Ce qui a été fait aux données',
  noPlan: 'Rien n’a été changé avant l’apprentissage.',
  step: 'étape',
  why: 'pourquoi',
  split: (said, { kind, column }, folds) => {
    const parts = folds === null ? 'en parts' : `en ${folds} parts`
    if (kind === 'random') return `Les lignes sont tirées au hasard ${parts}, qui se ressemblent quant à la cible.`
    if (kind === 'group')
      return `Les lignes de même ${column ?? ''} restent ensemble (${parts})\u202f: chacune est jugée sur des groupes jamais vus.`
    if (kind === 'time')
      return `Chaque part dans l’ordre de ${column ?? ''} est jugée par un modèle qui n’a vu que ce qui précède.`
    return said
  },
  leaderboard: 'Modèles essayés',
  kept: (said, title, best, others) => {
    if (title === '') return said
    const tie =
      others === null
        ? 'une seule part qui juge ne dit pas ce qui relève du bruit'
        : others < 1
          ? 'aucun autre n’est à égalité au bruit près'
          : `${others === 1 ? 'un autre est' : `${others} autres sont`} à égalité au bruit près`
    return title === best
      ? `${title} a la meilleure note\u202f; ${tie}.`
      : `${title} ne se distingue pas du meilleur, ${best}\u202f; ${tie}.`
  },
  candidate: 'modèle',
  lower: 'de',
  upper: 'à',
  fitTime: 'apprentissage, s',
  predictTime: 'prédiction, µs par ligne',
  size: 'taille, ko',
  note: 'remarque',
  chosen: 'choisi',
  tied: 'indiscernable du meilleur',
  baseline: 'référence',
  failed: (message) => `échec\u202f: ${message}`,
  skipped: 'non atteint',
  leftEarly: 'laissé après une part',
  evaluation: 'Sa qualité',
  plain: 'En clair',
  plainLooks: (columns) => `Il regarde surtout ${columns}.`,
  plainRight: (right, constant, isHoldout) =>
    `Sur 100 lignes ${isHoldout ? 'du fichier donné' : 'qu’il n’a pas vues'}, il en décide environ ${right} juste${constant === null ? '' : `\u202f; répondre toujours de même le serait pour ${constant}`}.`,
  plainFound: (positive, found, are) =>
    `Sur 100 qui sont ${positive}, il en trouve environ ${found}\u202f; sur 100 qu’il prend pour ${positive}, environ ${are} le sont.`,
  plainCosts: (perRow, answer, ofAnswer) =>
    `Il décide d’après les coûts donnés aux erreurs, non pour avoir le plus de réponses justes\u202f: une ligne coûte ${perRow} en moyenne\u202f; répondre toujours ${answer}, ${ofAnswer}.`,
  plainEager: (positive, threshold) =>
    `Il répond ${positive} à partir d’une probabilité de ${threshold}, pour en trouver davantage au prix de fausses alertes.`,
  plainGroupFound: (positive) => `Sur 100 qui sont ${positive}, il en trouve environ`,
  plainGroupRight: 'Sur 100 lignes, il en décide juste environ',
  plainGroupOff: 'Il s’écarte en moyenne de',
  plainGroups: (what, column, most, least) =>
    `${what} ${most[1]} où ${column} vaut ${most[0]}, et ${least[1]} où elle vaut ${least[0]}\u202f: un écart que le hasard seul n’apporte guère.`,
  plainOff: (half, constant, isHoldout) =>
    `La moitié des prédictions de lignes ${isHoldout ? 'du fichier donné' : 'qu’il n’a pas vues'} s’écartent de moins de ${half}${constant === null ? '' : `\u202f; répondre toujours de même, de moins de ${constant}`}.`,
  metric: 'mesure',
  interval: 'intervalle à 95\u202f%',
  pooled:
    'Ici les lignes de toutes les parts sont classées ensemble\u202f; le tableau des modèles montre la moyenne des parts. Les scores de classement diffèrent donc un peu, et une référence qui classe au hasard n’est pas exactement à 0,5.',
  percentOfZero:
    'L’erreur en pourcentage est omise\u202f: la cible vaut 0 dans certaines lignes, et rien ne se rapporte à 0.',
  confusion: 'Décisions',
  actual: 'est',
  takenFor: (name) => `pris pour ${name}`,
  costs: (perRow, lower, upper) =>
    `D’après les coûts donnés, une ligne coûte ${perRow} en moyenne (intervalle à 95 % : de ${lower} à ${upper}).`,
  costsBeside: (byProbability, answer, ofAnswer) =>
    `En prenant la classe la plus probable ce serait ${byProbability} ; en répondant toujours ${answer}, ${ofAnswer}.`,
  threshold: (positive, value) => `À partir d’une probabilité de ${value} la réponse est ${positive}.`,
  thresholds: 'Autres seuils',
  thresholdsSentence:
    'En trouver davantage, ou donner moins de fausses alertes\u202f: les deux à la fois demandent un meilleur modèle.',
  atThreshold: 'à partir d’une probabilité de',
  takenAt: (positive) => `pris pour ${positive}`,
  perClass: 'Par classe',
  precision: 'précision',
  recall: 'rappel',
  roc: 'ROC\u202f: part trouvée contre fausses alertes',
  rocSentence: 'Plus la ligne est au-dessus de la diagonale, mieux le modèle classe.',
  falseAlarms: 'fausses alertes',
  found: 'trouvés',
  chance: 'hasard',
  model: 'modèle',
  precisionRecall: 'Précision contre rappel',
  precisionRecallSentence: 'Ce que trouver davantage coûte en précision.',
  calibration: 'Calibration\u202f: annoncé contre réalisé',
  calibrationSentence: 'Sur la diagonale les probabilités se réalisent comme annoncées.',
  calibrationError: (distance, groups, chance) =>
    `Sur ${groups} groupes de même taille, l’annoncé et le réalisé diffèrent de ${distance} en moyenne\u202f: c’est l’erreur de calibration. Des probabilités parfaitement justes montreraient environ ${chance} par le seul hasard.`,
  said: 'annoncé',
  perfect: 'comme annoncé',
  cameTrue: 'réalisé',
  gains: 'Gain\u202f: part trouvée parmi les scores les plus élevés',
  gainsSentence: 'De tous les cas, la part parmi les lignes aux scores les plus élevés.',
  shareOfRows: 'part des lignes',
  scores: 'Scores des deux classes',
  adjustedR2: (value) => `R² moins ce que tant de colonnes expliquent par hasard\u202f: ${value} (R² ajusté).`,
  predictedActual: 'Prédit contre réel',
  predictedActualSentence: 'Sur la diagonale la prédiction est juste.',
  predicted: 'prédit',
  residuals: 'Erreurs (réel − prédit)',
  byPrediction: 'Selon la taille de la prédiction',
  bias: 'biais',
  coverage: 'dans l’intervalle',
  intervalSentence: (observed, promised, width) =>
    `${observed} des lignes sont dans leur intervalle à ${promised}, large de ${width} en moyenne.`,
  slices: 'Où il est faible',
  noSlices: 'Aucun genre de lignes ne se détache.',
  rowsWith: 'lignes avec',
  wrong: 'décisions fausses',
  error: 'erreur absolue moyenne',
  others: 'toutes les autres',
  groups: (column) => `Groupes de ${column}`,
  group: 'groupe',
  gap: 'écart',
  highest: 'le plus haut',
  lowest: 'le plus bas',
  difference: 'différence',
  rates: {
    baseRate: 'sont positifs',
    selectionRate: 'pris pour positifs',
    truePositiveRate: 'trouvés, parmi les positifs',
    falsePositiveRate: 'fausses alertes, parmi les autres',
    precision: 'justes, parmi les pris pour positifs',
    accuracy: 'décisions justes',
    meanActual: 'moyenne',
    meanPrediction: 'prédiction moyenne',
    bias: 'biais (prédit − réel)',
    mae: 'erreur absolue moyenne',
    coverage: 'dans l’intervalle',
  },
  ratesInterval: 'Sous chacun son intervalle à 95\u202f%.',
  explanation: 'Ce qu’il regarde',
  importance: (metric) => `${metric} perdu quand la colonne est mélangée`,
  importanceSentence:
    'Plus c’est à droite, plus le modèle s’appuie sur la colonne. Une colonne dont la ligne touche zéro ne se distingue pas d’une colonne qui ne joue aucun rôle.',
  noLoss: 'aucune perte',
  contributions: 'Taille moyenne de la contribution à une prédiction',
  meanSize: 'taille moyenne',
  dependence: 'Comment la prédiction bouge',
  dependenceText:
    'La prédiction moyenne sur des lignes du fichier quand une colonne prend une valeur et que le reste ne change pas. On voit ce que fait le modèle, non ce qui arriverait dans le monde.',
  dependenceTitle: (target, column) => `${target} selon ${column}`,
  dependenceOf: (target, name) => `probabilité de ${target} = ${name}`,
  card: 'Fiche du modèle',
  intendedUse: 'Usage prévu',
  intendedUseText: (target, columns) =>
    `Prédire ${target} pour des lignes semblables à celles de l’apprentissage, à partir de ${columns} colonnes. Chaque prédiction dit ce que sa ligne a d’étrange\u202f: valeurs jamais vues, hors limites ou vides.`,
  limits: 'Limites',
  limitTexts: [
    'Il connaît les lignes de l’apprentissage et rien d’autre\u202f; jugez-le de nouveau quand le monde a changé.',
    'Il trouve ce qui va ensemble, non ce qui cause.',
    'Les intervalles tiennent les lignes pour indépendantes\u202f: copies et voisines dans le temps les rendent trop étroits.',
    'Qui décide pour des personnes doit regarder les groupes ci-dessus, ou nommer les colonnes à comparer.',
  ],
  reads: 'Colonnes qu’il lit',
  type: 'type',
  range: 'limites ou valeurs',
  recipe: 'Recette',
  recipeText: 'Le même fichier, les mêmes options, graine et version donnent le même modèle, au bit près\u202f:',
  recipeShow: 'Voir la recette',
  hash: 'Empreinte',
}
