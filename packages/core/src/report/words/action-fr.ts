import { findAction } from '../../clean/find-action.ts'

interface ActionWords {
  readonly title: string
  readonly doc: string
}

const known: { readonly [action: string]: ActionWords } = {
  dropColumn: {
    title: 'Laisser la colonne de côté',
    doc: 'Ni l’apprentissage ni la prédiction ne la lisent ; le fichier la garde.',
  },
  dropMissingTarget: {
    title: 'Écarter les lignes sans cible',
    doc: 'Les lignes dont la cible manque ne servent pas à l’apprentissage.',
  },
  dropDuplicateRows: {
    title: 'Écarter les lignes en double',
    doc: 'De plusieurs lignes égales, l’apprentissage ne garde que la première.',
  },
  stripUnit: {
    title: 'Ôter l’unité ou la monnaie',
    doc: 'Lit les nombres écrits avec une unité et les convertit dans une seule.',
  },
  parseDate: {
    title: 'Lire comme dates',
    doc: 'Lit les textes comme des dates, selon un ou plusieurs formats ; dans une colonne de dates, les cellules que son format n’a pas pu lire.',
  },
  replaceSentinel: {
    title: 'Les valeurs fictives sont manquantes',
    doc: 'Tient pour manquantes les valeurs qui n’en sont pas, comme -999 ou 1900-01-01.',
  },
  markMissing: {
    title: 'Marquer les cellules manquantes',
    doc: 'Ajoute une colonne qui dit où une cellule manque.',
  },
  flagRows: { title: 'Signaler des lignes à revoir', doc: 'Marque les lignes qu’une personne devrait regarder.' },
  mergeCategories: {
    title: 'Réunir les catégories de même sens',
    doc: 'Écrit d’une seule manière les valeurs qui ne diffèrent que par l’orthographe.',
  },
  normalizeText: {
    title: 'Normaliser le texte',
    doc: 'Ôte les espaces superflus et unifie la casse et les caractères.',
  },
  repairEncoding: {
    title: 'Réparer les caractères abîmés',
    doc: 'Rétablit les textes UTF-8 lus comme Windows-1252.',
  },
  repairDependency: {
    title: 'Réparer d’après une autre colonne',
    doc: 'Là où une colonne en détermine une autre, rétablit la valeur la plus fréquente.',
  },
  clip: { title: 'Borner les extrêmes', doc: 'Ramène les nombres trop petits ou trop grands à une borne.' },
  logTransform: {
    title: 'Prendre le logarithme',
    doc: 'Resserre les grands nombres d’une colonne très dissymétrique.',
  },
  setCell: {
    title: 'Changer une cellule à la main',
    doc: 'Écrit une valeur dans une cellule de ce fichier, ou la vide ; les autres fichiers restent tels quels.',
  },
  fillForward: {
    title: 'Remplir d’après la ligne précédente',
    doc: 'Écrit la dernière valeur d’avant (ou la prochaine d’après) dans les cellules manquantes de ce fichier.',
  },
  deleteRows: {
    title: 'Écarter des lignes à la main',
    doc: 'L’apprentissage ne lit pas ces lignes ; le fichier les garde.',
  },
  mapValues: { title: 'Remplacer des valeurs', doc: 'Remplace des textes par d’autres, ou par une cellule manquante.' },
  groupRare: {
    title: 'Réunir les catégories rares',
    doc: 'Les textes trop rares, et ceux jamais vus à l’apprentissage, deviennent une seule catégorie.',
  },
  parseNumber: {
    title: 'Lire comme nombres',
    doc: 'Lit des textes comme « 1.234,50 » en nombres ; ce qui n’en est pas un devient manquant.',
  },
  parseBoolean: {
    title: 'Lire comme oui ou non',
    doc: 'Lit les mots donnés comme 1 et 0 ; tout le reste devient manquant.',
  },
  cast: {
    title: 'Changer le type',
    doc: 'Lit la colonne comme nombres, textes, oui et non, ou dates ; ce qui ne convient pas devient manquant.',
  },
  splitText: {
    title: 'Couper en colonnes',
    doc: 'Ajoute une colonne pour chaque partie d’un texte ; le texte lui-même reste.',
  },
  splitList: {
    title: 'Défaire les listes',
    doc: 'Ajoute une colonne pour chacun des éléments les plus fréquents ; la liste elle-même reste.',
  },
  extractDateParts: {
    title: 'Décomposer les dates',
    doc: 'Ajoute une colonne pour l’année, le mois, le jour de la semaine… ; la date elle-même reste.',
  },
  keepAsCode: {
    title: 'Ces nombres sont des noms',
    doc: 'Traite les nombres de la colonne comme des textes : des codes que personne n’ajouterait.',
  },
  dropOutlierRows: {
    title: 'Écarter les lignes aberrantes',
    doc: 'L’apprentissage ne lit que les lignes dont le nombre reste à une distance donnée des quartiles.',
  },
  fillByGroup: {
    title: 'Remplir par groupe',
    doc: 'Remplit avec la médiane (ou la valeur la plus fréquente) des lignes d’apprentissage du même groupe.',
  },
  fillWithModel: {
    title: 'Remplir d’après les autres colonnes',
    doc: 'Une régression, ou la valeur habituelle selon la colonne la plus liée, remplit les cellules manquantes.',
  },
  fillMissing: {
    title: 'Remplir les cellules manquantes',
    doc: 'Écrit une même valeur partout où il en manque une : donnée, ou médiane, moyenne ou valeur la plus fréquente.',
  },
  powerTransform: {
    title: 'Redresser par une puissance',
    doc: 'La puissance de Yeo–Johnson qui rapproche le plus les valeurs d’une loi normale.',
  },
  renameColumn: {
    title: 'Renommer la colonne',
    doc: 'Donne un autre nom à la colonne ; la prédiction lit toujours l’ancien dans le fichier.',
  },
}

/** Titre et phrase d’une action en français ; en anglais pour celles que nous ne connaissons pas. */
export function actionFrench(action: string): ActionWords {
  return known[action] ?? findAction(action)
}
